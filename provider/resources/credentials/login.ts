// The login of the API as a resource that remembers the previous one.

import * as pulumi from "@pulumi/pulumi";
import { loginType } from "../../release/login";
import { ownPlugin } from "../children/ownPlugin";

export interface LoginArgs {
  /** The user name without a suffix. */
  readonly name: pulumi.Input<string>;
  readonly password: pulumi.Output<string>;
  readonly revokePrevious: boolean;
  readonly restartsOperator: boolean;
}

export class IronicLogin extends pulumi.CustomResource {
  declare readonly username: pulumi.Output<string>;
  declare readonly previous: pulumi.Output<readonly { readonly username: string; readonly password: string }[]>;

  constructor(name: string, args: LoginArgs, options: pulumi.CustomResourceOptions) {
    const computed = { username: undefined, previous: undefined };
    super(loginType, name, { ...args, ...computed }, { ...ownPlugin, ...options });
  }
}
