// The volumes of the pod, and where containers mount them.

import type { IronicPlan } from "../plan/plan";
import type { Value } from "../schema/value";
import type { Volume, VolumeMount } from "./objects";
import { databaseVolumes, type DatabaseSecrets } from "./database/clientVolumes";
import { paths, writableDirs } from "./upstream";

/** Names of the Secrets that the pod reads; they end in a hash of their content, so resources/ hands them in. */
export interface PodSecrets {
  readonly htpasswd: Value<string>;
  readonly tls: Value<string> | undefined;
  readonly database: DatabaseSecrets | undefined;
  /** With keepalived only. */
  readonly keepalivedPassword?: Value<string>;
}

const shared = "ironic-shared";
const credentials = "ironic-auth";
const certificate = "cert-ironic";
const authority = "ca-ironic";

export const sharedMount: VolumeMount = { name: shared, mountPath: paths.shared };
export const htpasswdMount: VolumeMount = { name: credentials, mountPath: paths.apiCredentials, readOnly: true };
export const writableHtpasswdMount: VolumeMount = { name: credentials, mountPath: paths.apiCredentials };
export const givenCredentialsMount: VolumeMount = {
  name: "given-credentials",
  mountPath: "/auth/given",
  readOnly: true,
};

export const tlsMounts: readonly VolumeMount[] = [
  { name: certificate, mountPath: paths.apiCertificate, readOnly: true },
  { name: certificate, mountPath: paths.virtualMediaCertificate, readOnly: true },
  { name: authority, mountPath: paths.ironicCa, readOnly: true },
];

const leases = "dnsmasq-leases";
const keepalivedPassword = "keepalived-password";

export const leasesMount: VolumeMount = { name: leases, mountPath: paths.leases };
export const keepalivedPasswordMount: VolumeMount = {
  name: keepalivedPassword,
  mountPath: "/auth/keepalived",
  readOnly: true,
};

type Writable = keyof typeof writableDirs;

/** Each container writes to directories of its own: what one prepares must not reach the other. */
export function scratchMounts(container: string, dirs: readonly Writable[]): VolumeMount[] {
  return dirs.map((dir) => ({ name: `${container}-${dir}`, mountPath: writableDirs[dir] }));
}

export function scratchVolumes(mounts: readonly VolumeMount[]): Volume[] {
  const own = Object.values<string>(writableDirs);
  return mounts.filter(({ mountPath }) => own.includes(mountPath)).map(({ name }) => ({ name, emptyDir: {} }));
}

export function podVolumes(plan: IronicPlan, secrets: PodSecrets): Volume[] {
  return [
    { name: shared, emptyDir: {} },
    ...credentialVolumes(plan, secrets),
    ...(secrets.tls === undefined ? [] : tlsVolumes(secrets.tls)),
    ...(secrets.database === undefined ? [] : databaseVolumes(secrets.database)),
    ...networkingVolumes(plan, secrets),
  ];
}

function networkingVolumes({ networking: { dhcp, keepalived } }: IronicPlan, secrets: PodSecrets): Volume[] {
  return [
    ...(dhcp.kind === "served" && dhcp.leases.kind !== "pod"
      ? [{ name: leases, persistentVolumeClaim: { claimName: dhcp.leases.claimName } }]
      : []),
    ...(keepalived !== undefined && secrets.keepalivedPassword !== undefined
      ? [
          {
            name: keepalivedPassword,
            secret: { secretName: secrets.keepalivedPassword, items: [{ key: "password", path: "password" }] },
          },
        ]
      : []),
  ];
}

function credentialVolumes(plan: IronicPlan, secrets: PodSecrets): Volume[] {
  if (plan.credentials.source !== "secret") {
    return [{ name: credentials, secret: { secretName: secrets.htpasswd } }];
  }
  return [
    { name: credentials, emptyDir: { medium: "Memory" } },
    {
      name: givenCredentialsMount.name,
      secret: {
        secretName: secrets.htpasswd,
        items: [
          { key: "username", path: "username" },
          { key: "password", path: "password" },
        ],
      },
    },
  ];
}

function tlsVolumes(secret: Value<string>): Volume[] {
  const pair = ["tls.crt", "tls.key"].map((key) => ({ key, path: key }));
  return [
    { name: certificate, secret: { secretName: secret, items: pair } },
    {
      name: authority,
      projected: {
        // Optional: a Secret of the user's own need not hold its issuer; the image then trusts the certificate itself.
        sources: [{ secret: { name: secret, items: [{ key: "ca.crt", path: "tls.crt" }], optional: true } }],
      },
    },
  ];
}
