// What the database consists of, with stand-ins for the names that only resources can make.

import { backupAlertRule } from "../../../provider/manifests/database/alertRule";
import type { DatabaseSecrets } from "../../../provider/manifests/database/clientVolumes";
import {
  accountsJob,
  backupCronJob,
  dumpBeforeUpgradeJob,
  restoreJob,
  dropOldAccountsJob,
} from "../../../provider/manifests/database/jobs";
import { databaseUpgradeJob, onlineDataMigrationsJob } from "../../../provider/manifests/database/schemaJobs";
import { databaseClaim, databaseService, databaseStatefulSet } from "../../../provider/manifests/database/server";
import type { DatabasePlan, ManagedDatabase } from "../../../provider/plan/database/database";
import type { Names } from "../../../provider/plan/base/names";
import type { IronicPlan } from "../../../provider/plan/plan";

export function databaseSecretsOf(names: Names, database: DatabasePlan): DatabaseSecrets | undefined {
  const own = `${names.database}-client-0123456789ab`;
  switch (database.kind) {
    case "sqlite":
      return undefined;
    case "managed":
      return { credentials: own, ca: { secretName: own, key: "ca.crt" } };
    case "external": {
      const { credentials, ca } = database;
      return {
        credentials: credentials.kind === "secret" ? credentials.secretName : own,
        ca:
          ca?.kind === "secret"
            ? { secretName: ca.secretName, key: "tls.crt" }
            : ca && { secretName: own, key: "ca.crt" },
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
    ...(storage.kind === "new"
      ? { [`PersistentVolumeClaim/${storage.claimName}`]: databaseClaim(plan, storage, "database-data") }
      : {}),
    [`Job/${names.databaseAccounts}`]: accountsJob(plan, secret("admin"), restore?.token ?? ""),
    [`Job/${names.databaseRetire}`]: dropOldAccountsJob(plan, secret("admin"), "ironic-0123456789ab"),
    ...(restore === undefined
      ? {}
      : { [`Job/${names.databaseRestore}`]: restoreJob(plan, database, restore, secret("admin")) }),
    ...(backup === undefined
      ? {}
      : {
          [`Job/${names.databaseDump}`]: dumpBeforeUpgradeJob(plan, database, backup, secret("backup")),
          [`CronJob/${names.databaseBackup}`]: backupCronJob(plan, database, backup, secret("backup")),
          ...(backup.storage.kind === "new"
            ? { [`PersistentVolumeClaim/${backup.storage.claimName}`]: databaseClaim(plan, backup.storage, "backup") }
            : {}),
          ...(backup.alertRule ? { [`PrometheusRule/${names.database}`]: backupAlertRule(plan, backup) } : {}),
        }),
  };
}
