// The clouds.yaml for the "openstack baremetal" client.

import * as pulumi from "@pulumi/pulumi";
import { stringify } from "yaml";
import type { IronicPlan } from "../../plan/plan";
import { toInput } from "../../wire/later";

export interface Login {
  readonly username: pulumi.Input<string>;
  readonly password: pulumi.Input<string>;
}

export function cloudsYaml(plan: IronicPlan, login: Login): pulumi.Output<string> {
  const endpoint = toInput(plan.endpoints.externalApi ?? plan.endpoints.api);
  const verification = plan.tls.kind === "generated" ? { cacert: "ironic-ca.crt" } : {};
  return pulumi.secret(
    pulumi.all([endpoint, login.username, login.password]).apply(([url, username, password]) =>
      stringify({
        clouds: {
          metal3: {
            auth_type: "http_basic",
            auth: { endpoint: url, username, password },
            baremetal_endpoint_override: url,
            ...verification,
          },
        },
      }),
    ),
  );
}
