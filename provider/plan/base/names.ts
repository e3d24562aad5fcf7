// The names of everything that is made: metal3-io/ironic-standalone-operator's where it has them.

import type { Problems } from "../checks/problems";

/** Leaves room, within the 63 characters of a label, for the longest suffix that we append. */
const longestName = 40;

const namePattern = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

export interface Names {
  /** The deployment's own name. */
  readonly base: string;
  readonly workload: string;
  readonly service: string;
  /** The Secret with user name and password, for clients outside the pod. */
  readonly credentials: string;
  /** The Secrets that only the pod reads; a hash of their content follows. */
  readonly htpasswd: string;
  readonly tls: string;
  /** Service and StatefulSet of the managed database. */
  readonly database: string;
  /** Its volume claims. */
  readonly databaseData: string;
  readonly databaseBackups: string;
  /** The Secrets of the server, of its accounts, and of Ironic as a client of any server; a hash of their content follows. */
  readonly databaseSecrets: Readonly<Record<"server" | "admin" | "backup" | "client", string>>;
  /** Its CronJob, and the Jobs, whose names end in a hash. */
  readonly databaseBackup: string;
  readonly databaseAccounts: string;
  readonly databaseRetire: string;
  readonly databaseRestore: string;
  readonly databaseDump: string;
  readonly databaseUpgrade: string;
  readonly databaseMigrate: string;
  readonly rpc: string;
  readonly options: string;
  readonly proxy: string;
  readonly trustedCa: string;
  readonly mirrorCa: string;
  /** Read by the pod, but with a stable name: the image itself notices changes. */
  readonly bmcCa: string;
  /** The claim for /shared; a digest of its class follows. */
  readonly shared: string;
  /** The networking service, which configures switches. */
  readonly networking: string;
  readonly networkingService: string;
  readonly switchConfig: string;
  readonly switchCredentials: string;
  readonly metrics: string;
  readonly alerts: string;
  readonly dashboard: string;
  readonly keepalivedPassword: string;
  /** The Service for hosts outside the cluster. */
  readonly exposure: string;
  readonly ingress: string;
  readonly ingressTls: string;
  readonly route: string;
  /** How a Gateway verifies the API and virtual media, and the CA certificates for that; a digest follows the last. */
  readonly apiTls: string;
  readonly virtualMediaTls: string;
  readonly gatewayCa: string;
  readonly networkPolicy: string;
  /** The claim for dnsmasq's leases. */
  readonly leases: string;
}

export function namesOf(base: string): Names {
  return {
    base,
    workload: `${base}-service`,
    service: base,
    credentials: `${base}-credentials`,
    htpasswd: `${base}-htpasswd`,
    tls: `${base}-tls`,
    database: `${base}-database`,
    databaseData: `${base}-database-data`,
    databaseBackups: `${base}-database-backup`,
    databaseSecrets: {
      server: `${base}-database-server`,
      admin: `${base}-database-admin`,
      backup: `${base}-database-backup`,
      client: `${base}-database-client`,
    },
    databaseBackup: `${base}-db-backup`,
    databaseAccounts: `${base}-db-accounts`,
    databaseRetire: `${base}-db-retire`,
    databaseRestore: `${base}-db-restore`,
    databaseDump: `${base}-db-dump`,
    databaseUpgrade: `${base}-db-upgrade`,
    databaseMigrate: `${base}-db-migrate`,
    rpc: `${base}-rpc`,
    options: `${base}-options`,
    proxy: `${base}-proxy`,
    trustedCa: `${base}-trusted-ca`,
    mirrorCa: `${base}-mirror-ca`,
    bmcCa: `${base}-bmc-ca`,
    shared: `${base}-shared`,
    networking: `${base}-networking`,
    networkingService: `${base}-networking-service`,
    switchConfig: `${base}-switch-config`,
    switchCredentials: `${base}-switch-credentials`,
    metrics: `${base}-metrics`,
    alerts: `${base}-alerts`,
    dashboard: `${base}-dashboard`,
    keepalivedPassword: `${base}-keepalived`,
    exposure: `${base}-external`,
    ingress: base,
    ingressTls: `${base}-ingress-tls`,
    route: base,
    apiTls: `${base}-api-tls`,
    virtualMediaTls: `${base}-media-tls`,
    gatewayCa: `${base}-gateway-ca`,
    networkPolicy: base,
    leases: `${base}-leases`,
  };
}

export function validateName(problems: Problems, given: string | undefined, resourceName: string): void {
  const name = given ?? resourceName;
  if (namePattern.test(name) && name.length <= longestName) {
    return;
  }
  const allowed = `must be lower-case letters, digits and "-", start with a letter, end with a letter or digit, and have at most ${longestName} characters: the names of Services and labels derive from it`;
  problems.add(
    "name",
    name,
    given === undefined
      ? `the name of the Pulumi resource cannot be used, so name is required; it ${allowed}`
      : allowed,
  );
}
