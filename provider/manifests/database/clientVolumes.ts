// How Ironic, and the Jobs that run its image, read the credentials and the CA of the database.

import type { DatabasePlan } from "../../plan/database/database";
import type { Value } from "../../schema/value";
import type { Volume, VolumeMount } from "../kubernetes/objects";
import { paths } from "../kubernetes/upstream";

/** The Secret with username and password, and that with the CA's certificates, with the key where they lie. */
export interface DatabaseSecrets {
  readonly credentials: Value<string>;
  readonly ca: { readonly secretName: Value<string>; readonly key: "tls.crt" | "ca.crt" } | undefined;
}

const credentials = "auth-mariadb";
const ca = "cert-mariadb";

const credentialsMount: VolumeMount = { name: credentials, mountPath: paths.databaseCredentials, readOnly: true };
const caMount: VolumeMount = { name: ca, mountPath: paths.databaseCa, readOnly: true };

/** The image uses TLS exactly when the CA's file is there. */
export function databaseMounts(database: DatabasePlan): VolumeMount[] {
  switch (database.kind) {
    case "sqlite":
      return [];
    case "external":
      return database.ca === undefined ? [credentialsMount] : [credentialsMount, caMount];
    case "managed":
      return [credentialsMount, caMount];
  }
}

export function databaseVolumes(secrets: DatabaseSecrets): Volume[] {
  const pair = ["username", "password"].map((key) => ({ key, path: key }));
  return [
    { name: credentials, secret: { secretName: secrets.credentials, items: pair } },
    ...(secrets.ca === undefined
      ? []
      : [
          {
            name: ca,
            secret: {
              secretName: secrets.ca.secretName,
              items: [{ key: secrets.ca.key, path: "tls.crt" }],
            },
          },
        ]),
  ];
}
