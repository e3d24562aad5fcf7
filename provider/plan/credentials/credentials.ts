// User name and password of Ironic's API.

import type { Credentials } from "../../schema/types";
import { defaults } from "../../schema/defaults";
import type { Value } from "../../schema/value";
import { refuseFields, type EveryField } from "../checks/fields";
import { validateObjectName } from "../checks/objectNames";
import type { Problems } from "../checks/problems";
import { check } from "../checks/check";

export type CredentialsPlan =
  | { readonly kind: "secret"; readonly secretName: Value<string> }
  | (Login & { readonly kind: "given"; readonly password: Value<string> })
  | (Login & { readonly kind: "generated"; readonly rotation: Value<string> | undefined });

interface Login {
  /** Without the suffix that it has after every other rotation. */
  readonly username: Value<string>;
  /** Whether the login from before the last rotation is refused. */
  readonly revokePrevious: boolean;
}

/** Whether the user's own Secret takes the place of each field. */
const heldBySecret: EveryField<Credentials, boolean> = {
  apiCredentialsName: false,
  username: true,
  password: true,
  rotation: true,
  revokePrevious: true,
};

/** bcrypt ignores everything after these bytes. */
const longestPasswordBytes = 72;

function passwordRule(password: string): string | undefined {
  if (password === "" || Buffer.byteLength(password) > longestPasswordBytes) {
    return `must have from 1 to ${longestPasswordBytes} bytes: Ironic stores its bcrypt hash, and bcrypt ignores the rest`;
  }
  if (password.trim() !== password) {
    return "must not begin or end with a blank or a line break: clients trim it, and the login then fails";
  }
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\u0000-\u001f\u007f]/.test(password) ? "must not contain control characters" : undefined;
}

export function planCredentials(problems: Problems, base: string, credentials: Credentials = {}): CredentialsPlan {
  const { apiCredentialsName, username, password, rotation } = credentials;
  validateObjectName(problems, "credentials.apiCredentialsName", apiCredentialsName);
  check(problems, "credentials.username", username, (name) =>
    /^[A-Za-z0-9_-]{1,64}$/.test(name)
      ? undefined
      : 'must be 1 to 64 letters, digits, "-" or "_": it is written to a password file, where ":" ends the name',
  );
  check(problems, "credentials.password", password, passwordRule);
  if (rotation !== undefined && password !== undefined) {
    problems.add(
      "credentials.rotation",
      rotation,
      "applies only to a generated password: to rotate yours, change credentials.password",
    );
  }
  if (apiCredentialsName !== undefined) {
    refuseFields(problems, "credentials", credentials, heldBySecret, (isHeld) =>
      isHeld
        ? "cannot be combined with credentials.apiCredentialsName: the Secret already holds user name and password"
        : undefined,
    );
    return { kind: "secret", secretName: apiCredentialsName };
  }
  const login: Login = {
    username: username ?? base,
    revokePrevious: credentials.revokePrevious ?? defaults.credentials.revokePrevious,
  };
  return password !== undefined ? { kind: "given", ...login, password } : { kind: "generated", ...login, rotation };
}
