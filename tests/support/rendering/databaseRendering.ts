// What the database consists of, with stand-ins for the names that only resources can make.

import { backupAlertRule } from "../../../provider/manifests/database/alertRule";
import type { DatabaseSecrets } from "../../../provider/manifests/database/clientVolumes";
import {
  accountsJob,
  backupCronJob,
  dumpBeforeUpgradeJob,
  restoreJob,
  retireJob,
} from "../../../provider/manifests/database/jobs";
import { databaseUpgradeJob, onlineDataMigrationsJob } from "../../../provider/manifests/database/schemaJobs";
import { databaseService, databaseStatefulSet, volumeClaim } from "../../../provider/manifests/database/server";
import type { DatabasePlan, ManagedDatabase } from "../../../provider/plan/database/database";
import type { Names } from "../../../provider/plan/base/names";
import type { IronicPlan } from "../../../provider/plan/plan";

export function databaseSecretsOf(names: Names, database: DatabasePlan): DatabaseSecrets | undefined {
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
  const secrets = databaseSecretsOf(names, database);
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
