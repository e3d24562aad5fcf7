// The manifests of a plan, with stand-ins for the names and digests that only resources can make.

import { backupAlertRule } from "../../provider/manifests/database/alertRule";
import type { DatabaseSecrets } from "../../provider/manifests/database/clientVolumes";
import {
  accountsJob,
  backupCronJob,
  dumpBeforeUpgradeJob,
  restoreJob,
  retireJob,
} from "../../provider/manifests/database/jobs";
import { databaseUpgradeJob, onlineDataMigrationsJob } from "../../provider/manifests/database/schemaJobs";
import { databaseService, databaseStatefulSet, volumeClaim } from "../../provider/manifests/database/server";
import { exposureService } from "../../provider/manifests/exposure";
import { ironicIngress } from "../../provider/manifests/ingress";
import { leasesClaim } from "../../provider/manifests/leasesClaim";
import { ironicNamespace } from "../../provider/manifests/namespace";
import { ironicNetworkPolicy } from "../../provider/manifests/networkPolicy";
import type {
  Deployment,
  Ingress,
  Namespace,
  NetworkPolicy,
  PersistentVolumeClaim,
  Service,
} from "../../provider/manifests/objects";
import { causeAnnotation, restartCauses, type RestartCause } from "../../provider/manifests/restartCauses";
import { ironicService } from "../../provider/manifests/service";
import type { PodSecrets } from "../../provider/manifests/volumes";
import { ironicDeployment } from "../../provider/manifests/workload";
import type { DatabasePlan, ManagedDatabase } from "../../provider/plan/database";
import type { Names } from "../../provider/plan/names";
import type { IronicPlan } from "../../provider/plan/plan";

export interface Manifests {
  readonly namespace: Namespace | undefined;
  readonly deployment: Deployment;
  readonly service: Service;
  readonly exposure: Service | undefined;
  readonly ingress: Ingress | undefined;
  readonly networkPolicy: NetworkPolicy | undefined;
  readonly leases: PersistentVolumeClaim | undefined;
}

export function podSecretsOf({ names, tls, credentials, networking, database }: IronicPlan): PodSecrets {
  const certificate = {
    off: undefined,
    secret: "certificateName" in tls ? tls.certificateName : "",
    generated: `${names.tls}-0123456789ab`,
  };
  return {
    htpasswd: credentials.source === "secret" ? credentials.secretName : `${names.htpasswd}-0123456789ab`,
    tls: certificate[tls.mode],
    keepalivedPassword:
      networking.keepalived === undefined
        ? undefined
        : (networking.keepalived.passwordSecretName ?? `${names.keepalivedPassword}-0123456789ab`),
    database: databaseSecretsOf(names, database),
  };
}

function databaseSecretsOf(names: Names, database: DatabasePlan): DatabaseSecrets | undefined {
  const own = `${names.database}-client-0123456789ab`;
  switch (database.kind) {
    case "sqlite":
      return undefined;
    case "managed":
      return { credentials: own, authority: { secretName: own, key: "ca.crt" } };
    case "external": {
      const { credentials, authority } = database;
      const authorities = {
        none: undefined,
        secret: { secretName: "secretName" in authority ? authority.secretName : "", key: "tls.crt" },
        given: { secretName: own, key: "ca.crt" },
      } as const;
      return {
        credentials: credentials.source === "secret" ? credentials.secretName : own,
        authority: authorities[authority.source],
      };
    }
  }
}

/** Everything of the database but its Secrets, by kind and name. */
export function databaseObjectsOf(plan: IronicPlan): Readonly<Record<string, object>> {
  const { database, names } = plan;
  const secrets = podSecretsOf(plan).database;
  if (database.kind === "sqlite" || secrets === undefined) {
    return {};
  }
  const schemaJobs = {
    [`Job/${names.databaseUpgrade}`]: databaseUpgradeJob(plan, secrets),
    [`Job/${names.databaseMigrate}`]: onlineDataMigrationsJob(plan, secrets),
  };
  return database.kind === "external" ? schemaJobs : { ...managedObjects(plan, database), ...schemaJobs };
}

function managedObjects(plan: IronicPlan, database: ManagedDatabase): Record<string, object> {
  const { names } = plan;
  const { backup, restore, storage } = database;
  const secret = (holder: string): string => `${names.database}-${holder}-0123456789ab`;
  return {
    [`Service/${names.database}`]: databaseService(plan),
    [`StatefulSet/${names.database}`]: databaseStatefulSet(plan, database, secret("server"), {}),
    ...(storage.source === "new"
      ? { [`PersistentVolumeClaim/${storage.claimName}`]: volumeClaim(plan, storage, "database-data") }
      : {}),
    [`Job/${names.databaseAccounts}`]: accountsJob(plan, secret("admin"), restore?.token ?? ""),
    [`Job/${names.databaseRetire}`]: retireJob(plan, secret("admin"), "ironic-0123456789ab"),
    ...(restore === undefined
      ? {}
      : { [`Job/${names.databaseRestore}`]: restoreJob(plan, database, restore, secret("admin")) }),
    ...(backup === undefined
      ? {}
      : {
          [`Job/${names.databaseDump}`]: dumpBeforeUpgradeJob(plan, database, backup, secret("backup")),
          [`CronJob/${names.databaseBackup}`]: backupCronJob(plan, database, backup, secret("backup")),
          ...(backup.storage.source === "new"
            ? { [`PersistentVolumeClaim/${backup.storage.claimName}`]: volumeClaim(plan, backup.storage, "backup") }
            : {}),
          ...(backup.alertRule ? { [`PrometheusRule/${names.database}`]: backupAlertRule(plan) } : {}),
        }),
  };
}

export function manifestsOf(plan: IronicPlan): Manifests {
  const secrets = podSecretsOf(plan);
  const { exposure, ingress, networkPolicy, dhcp } = plan.networking;
  const causes = Object.keys(restartCauses(plan, secrets)) as RestartCause[];
  const annotations = Object.fromEntries(causes.map((cause) => [causeAnnotation(cause), "digest"]));
  return {
    namespace: plan.namespace.create ? ironicNamespace(plan) : undefined,
    deployment: ironicDeployment(plan, secrets, annotations),
    service: ironicService(plan),
    exposure: exposure && exposureService(plan, exposure),
    ingress: ingress && ironicIngress(plan, ingress),
    networkPolicy: networkPolicy && ironicNetworkPolicy(plan, networkPolicy),
    leases: dhcp.kind === "served" && dhcp.leases.kind === "made" ? leasesClaim(plan, dhcp.leases) : undefined,
  };
}
