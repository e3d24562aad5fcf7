// The password file of the API, and the Secret of the user's from which it is made.

import type { CredentialsPlan } from "../../plan/credentials/credentials";
import type { Value } from "../../schema/value";
import type { Volume, VolumeMount } from "../kubernetes/objects";
import { paths } from "../kubernetes/upstream";

const name = "ironic-auth";

export const htpasswdMount: VolumeMount = { name, mountPath: paths.apiCredentials, readOnly: true };
export const writableHtpasswdMount: VolumeMount = { name, mountPath: paths.apiCredentials };
export const givenCredentialsMount: VolumeMount = {
  name: "given-credentials",
  mountPath: "/auth/given",
  readOnly: true,
};

/** `secretName`: the component's Secret with the password file, or the user's with user name and password. */
export function credentialVolumes(credentials: CredentialsPlan, secretName: Value<string>): Volume[] {
  if (credentials.kind !== "secret") {
    return [{ name, secret: { secretName } }];
  }
  const items = ["username", "password"].map((key) => ({ key, path: key }));
  return [
    { name, emptyDir: { medium: "Memory" } },
    { name: givenCredentialsMount.name, secret: { secretName, items } },
  ];
}
