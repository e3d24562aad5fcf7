// The database and everything that happens to it, in the order in which it happens.

import type * as pulumi from "@pulumi/pulumi";
import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { CronJob, type CronJobArgs } from "@pulumi/kubernetes/batch/v1/cronJob";
import { backupAlertRule } from "../../manifests/database/alertRule";
import type { DatabaseSecrets } from "../../manifests/database/clientVolumes";
import {
  accountsJob,
  backupCronJob,
  dumpBeforeUpgradeJob,
  restoreJob,
  dropOldAccountsJob,
} from "../../manifests/database/jobs";
import { databaseUpgradeJob, onlineDataMigrationsJob } from "../../manifests/database/schemaJobs";
import type { ManagedDatabase } from "../../plan/database/database";
import type { ExternalDatabase } from "../../plan/database/externalDatabase";
import type { IronicPlan } from "../../plan/plan";
import type { Value } from "../../schema/value";
import { toInput } from "../../wire/later";
import { createClaim, createServer, type DatabaseClients } from "./databaseServer";
import type { PlanScope } from "../children/planScope";
import { createDoneJob, createJob, type DoneJob, type JobContent } from "../children/job";
import { createPodSecret } from "../children/podSecret";

interface CreatedDatabase {
  /** What Ironic reads; undefined with SQLite. */
  readonly secrets: DatabaseSecrets | undefined;
  /** The Job after which the schema is that of the new Ironic; undefined with SQLite. */
  readonly schema: DoneJob | undefined;
  /** The size that the volume has; undefined without one of its own. */
  readonly storageSize: pulumi.Output<string> | undefined;
  /** What is left to do when Ironic is ready. */
  finish(afterWorkload: PlanScope): pulumi.CustomResource[];
}

export function createDatabase(scope: PlanScope): CreatedDatabase {
  const { plan } = scope;
  const { database } = plan;
  switch (database.kind) {
    case "sqlite":
      return { secrets: undefined, schema: undefined, storageSize: undefined, finish: () => [] };
    case "external": {
      const secrets = createExternalSecrets(scope, database);
      return {
        secrets,
        schema: createDoneJob(scope, upgradeContent(plan, secrets)),
        storageSize: undefined,
        finish: (after) => [createJob(after, migrateContent(plan, secrets))],
      };
    }
    case "managed":
      return createManaged(scope, database);
  }
}

function upgradeContent(plan: IronicPlan, secrets: DatabaseSecrets): JobContent {
  return { suffix: "db-upgrade", name: plan.names.databaseUpgrade, spec: databaseUpgradeJob(plan, secrets) };
}

function migrateContent(plan: IronicPlan, secrets: DatabaseSecrets): JobContent {
  return { suffix: "db-migrate", name: plan.names.databaseMigrate, spec: onlineDataMigrationsJob(plan, secrets) };
}

type Data = Readonly<Record<string, pulumi.Input<string>>>;

function createExternalSecrets(scope: PlanScope, { credentials, ca }: ExternalDatabase): DatabaseSecrets {
  const certificates: Data = ca?.kind === "given" ? { "ca.crt": toInput(ca.certificates) } : {};
  // One Secret holds whatever was given as text.
  const given = (data: Data): Value<string> =>
    createPodSecret(scope, {
      suffix: "database-client",
      name: scope.plan.names.databaseSecrets.client,
      type: "Opaque",
      data,
    });
  if (credentials.kind === "given") {
    const login: Data = { username: toInput(credentials.username), password: toInput(credentials.password) };
    const secretName = given({ ...login, ...certificates });
    return { credentials: secretName, ca: caSecret(ca, () => secretName) };
  }
  return { credentials: credentials.secretName, ca: caSecret(ca, () => given(certificates)) };
}

function caSecret(ca: ExternalDatabase["ca"], given: () => Value<string>): DatabaseSecrets["ca"] {
  switch (ca?.kind) {
    case undefined:
      return undefined;
    case "secret":
      return { secretName: ca.secretName, key: "tls.crt" };
    case "given":
      return { secretName: given(), key: "ca.crt" };
  }
}

function createManaged(scope: PlanScope, database: ManagedDatabase): CreatedDatabase {
  const { plan } = scope;
  const { clients, server, storageSize } = createServer(scope, database);
  const secrets: DatabaseSecrets = {
    credentials: clients.ironic,
    ca: { secretName: clients.ironic, key: "ca.crt" },
  };
  const backups = createBackups(scope.after(server), database, clients);
  const accounts = createJob(scope.after(server), {
    suffix: "db-accounts",
    name: plan.names.databaseAccounts,
    spec: accountsJob(plan, clients.admin, database.restore?.token ?? ""),
  });
  const beforeSchema = [...restoreContent(plan, database, clients), ...dumpContent(plan, database, clients)];
  return {
    secrets,
    schema: createDoneJob(inTurn(backups.after(accounts), beforeSchema), upgradeContent(plan, secrets)),
    storageSize,
    finish: (afterWorkload) => [
      createJob(afterWorkload, migrateContent(plan, secrets)),
      createJob(afterWorkload, {
        suffix: "db-retire",
        name: plan.names.databaseRetire,
        spec: dropOldAccountsJob(plan, clients.admin, clients.account),
      }),
    ],
  };
}

function restoreContent(plan: IronicPlan, database: ManagedDatabase, clients: DatabaseClients): JobContent[] {
  const { restore } = database;
  return restore === undefined
    ? []
    : [
        {
          suffix: "db-restore",
          name: plan.names.databaseRestore,
          spec: restoreJob(plan, database, restore, clients.admin),
        },
      ];
}

function dumpContent(plan: IronicPlan, database: ManagedDatabase, clients: DatabaseClients): JobContent[] {
  const { backup } = database;
  return backup === undefined
    ? []
    : [
        {
          suffix: "db-dump",
          name: plan.names.databaseDump,
          spec: dumpBeforeUpgradeJob(plan, database, backup, clients.backup),
        },
      ];
}

/** One Job after the other, and the scope that comes after all of them. */
function inTurn(scope: PlanScope, contents: readonly JobContent[]): PlanScope {
  return contents.reduce((after, content) => after.after(createJob(after, content)), scope);
}

/** The scope that comes after the volume of the backups. */
function createBackups(scope: PlanScope, database: ManagedDatabase, clients: DatabaseClients): PlanScope {
  const { plan } = scope;
  const { backup } = database;
  if (backup === undefined) {
    return scope;
  }
  const claim = createClaim(scope, backup.storage, "database-backup");
  const afterClaim = claim === undefined ? scope : scope.after(claim);
  const cronJob = backupCronJob(plan, database, backup, clients.backup);
  new CronJob(scope.child("db-backup"), toInput(cronJob) as CronJobArgs, afterClaim.options());
  if (backup.alertRule) {
    new CustomResource(scope.child("db-alerts"), toInput(backupAlertRule(plan, backup)), scope.options());
  }
  return afterClaim;
}
