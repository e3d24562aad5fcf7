// The volumes of the pod, and where containers mount them.

import type { AuthorityPlan } from "../../plan/tls/caBundles";
import type { IronicPlan } from "../../plan/plan";
import type { Value } from "../../schema/value";
import { authorityVolume } from "../tls/caBundles";
import { optionsVolume } from "../extraConfig/configOptions";
import type { Volume, VolumeMount } from "../kubernetes/objects";
import { databaseVolumes, type DatabaseSecrets } from "../database/clientVolumes";
import { paths, writableDirs } from "../kubernetes/upstream";

/** Names of the objects that the pod reads; they end in a hash of their content, so resources/ hands them in. */
export interface PodSecrets {
  readonly htpasswd: Value<string>;
  readonly tls: Value<string> | undefined;
  /** With a database other than SQLite. */
  readonly database?: DatabaseSecrets;
  /** Credential of JSON-RPC. */
  readonly rpc?: Value<string>;
  /** Secret options of Ironic's configuration that were given as values. */
  readonly options?: Value<string>;
  /** Authorities that were given as text. */
  readonly bmcCa?: Value<string>;
  readonly trustedCa?: Value<string>;
  readonly mirrorCa?: Value<string>;
  /** The claim for /shared that the component makes. */
  readonly sharedClaim?: Value<string>;
  /** With keepalived only. */
  readonly keepalivedPassword?: Value<string>;
}

const shared = "ironic-shared";
const credentials = "ironic-auth";
const rpcCredentials = "ironic-rpc-auth";
const certificate = "cert-ironic";
const authority = "ca-ironic";
const bmcCa = "cert-bmc";
const trustedCa = "trusted-ca";
const mirrorCa = "mirror-ca";

export const sharedMount: VolumeMount = { name: shared, mountPath: paths.shared };
export const htpasswdMount: VolumeMount = { name: credentials, mountPath: paths.apiCredentials, readOnly: true };
export const writableHtpasswdMount: VolumeMount = { name: credentials, mountPath: paths.apiCredentials };
export const rpcMount: VolumeMount = { name: rpcCredentials, mountPath: paths.rpcCredentials, readOnly: true };
export const givenCredentialsMount: VolumeMount = {
  name: "given-credentials",
  mountPath: "/auth/given",
  readOnly: true,
};
export const mirrorCaMount: VolumeMount = { name: mirrorCa, mountPath: "/certs/ca/mirror", readOnly: true };

const apiTlsMount: VolumeMount = { name: certificate, mountPath: paths.apiCertificate, readOnly: true };
const authorityMount: VolumeMount = { name: authority, mountPath: paths.ironicCa, readOnly: true };

/** What serves or calls the API and JSON-RPC over TLS. */
export const serviceTlsMounts: readonly VolumeMount[] = [apiTlsMount, authorityMount];

/** The image serves virtual media over TLS when it finds a certificate for it (tls-common.sh). */
export function tlsMounts(plan: IronicPlan): VolumeMount[] {
  if (plan.tls.mode === "off") {
    return [];
  }
  return [
    apiTlsMount,
    ...(plan.tls.virtualMedia ? [{ name: certificate, mountPath: paths.virtualMediaCertificate, readOnly: true }] : []),
    authorityMount,
  ];
}

export function authorityMounts({ authorities }: IronicPlan): VolumeMount[] {
  const mount = (name: string, mountPath: string, given: AuthorityPlan | undefined): VolumeMount[] =>
    given === undefined ? [] : [{ name, mountPath, readOnly: true }];
  return [...mount(bmcCa, paths.bmcCa, authorities.bmc), ...mount(trustedCa, paths.trustedCa, authorities.trusted)];
}

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

/** `secret`: names of those that must not reach the node's disk. */
export function scratchVolumes(mounts: readonly VolumeMount[], secret: readonly string[] = []): Volume[] {
  const own = Object.values<string>(writableDirs);
  const names = mounts.filter(({ mountPath }) => own.includes(mountPath)).map(({ name }) => name);
  return [...new Set(names)].map((name) => ({
    name,
    emptyDir: secret.includes(name) ? { medium: "Memory" } : {},
  }));
}

export function podVolumes(plan: IronicPlan, secrets: PodSecrets): Volume[] {
  const { authorities, ramdisk } = plan;
  const mirror = ramdisk.download?.script.kind === "verified" ? ramdisk.download.script.mirrorCa : undefined;
  return [
    sharedVolume(plan, secrets),
    ...credentialVolumes(plan, secrets),
    ...(plan.rpc.used ? [rpcVolume(secrets)] : []),
    ...(secrets.tls === undefined ? [] : tlsVolumes(secrets.tls)),
    ...(secrets.database === undefined ? [] : databaseVolumes(secrets.database)),
    ...(authorities.bmc === undefined ? [] : [authorityVolume(bmcCa, authorities.bmc, secrets.bmcCa, "everyKey")]),
    ...(authorities.trusted === undefined
      ? []
      : [authorityVolume(trustedCa, authorities.trusted, secrets.trustedCa, "oneKey")]),
    ...(mirror === undefined ? [] : [authorityVolume(mirrorCa, mirror, secrets.mirrorCa, "oneKey")]),
    ...optionsVolume(plan, secrets.options),
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

function sharedVolume({ storage }: IronicPlan, { sharedClaim }: PodSecrets): Volume {
  switch (storage.kind) {
    case "node":
      return { name: shared, emptyDir: storage.sizeLimit === undefined ? {} : { sizeLimit: storage.sizeLimit } };
    case "claim":
      return { name: shared, persistentVolumeClaim: { claimName: sharedClaim ?? "" } };
    case "existing":
      return { name: shared, persistentVolumeClaim: { claimName: storage.name } };
  }
}

export function rpcVolume(secrets: PodSecrets): Volume {
  return { name: rpcCredentials, secret: { secretName: secrets.rpc ?? "" } };
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

export function tlsVolumes(secret: Value<string>): Volume[] {
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
