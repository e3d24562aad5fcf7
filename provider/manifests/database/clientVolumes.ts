// How Ironic, and the Jobs that run its image, read the credentials and the authority of the database.

import type { DatabasePlan } from "../../plan/database/database";
import type { Value } from "../../schema/value";
import type { Volume, VolumeMount } from "../kubernetes/objects";
import { paths } from "../kubernetes/upstream";

/** The Secret with username and password, and that with the authority's certificates, under the key where they lie. */
export interface DatabaseSecrets {
  readonly credentials: Value<string>;
  readonly authority: { readonly secretName: Value<string>; readonly key: "tls.crt" | "ca.crt" } | undefined;
}

const credentials = "auth-mariadb";
const authority = "cert-mariadb";

const credentialsMount: VolumeMount = { name: credentials, mountPath: paths.databaseCredentials, readOnly: true };
const authorityMount: VolumeMount = { name: authority, mountPath: paths.databaseCa, readOnly: true };

/** The image uses TLS exactly when the authority's file is there. */
export function databaseMounts(database: DatabasePlan): VolumeMount[] {
  switch (database.kind) {
    case "sqlite":
      return [];
    case "external":
      return database.authority.source === "none" ? [credentialsMount] : [credentialsMount, authorityMount];
    case "managed":
      return [credentialsMount, authorityMount];
  }
}

export function databaseVolumes(secrets: DatabaseSecrets): Volume[] {
  const pair = ["username", "password"].map((key) => ({ key, path: key }));
  return [
    { name: credentials, secret: { secretName: secrets.credentials, items: pair } },
    ...(secrets.authority === undefined
      ? []
      : [
          {
            name: authority,
            secret: {
              secretName: secrets.authority.secretName,
              items: [{ key: secrets.authority.key, path: "tls.crt" }],
            },
          },
        ]),
  ];
}
