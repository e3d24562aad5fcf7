// The database and everything that happens to it, in the order in which it happens.

import type * as pulumi from "@pulumi/pulumi";
import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { CronJob, type CronJobArgs } from "@pulumi/kubernetes/batch/v1/cronJob";
import { backupAlertRule } from "../../manifests/database/alertRule";
import type { DatabaseSecrets } from "../../manifests/database/clientVolumes";
import { accountsJob, backupCronJob, dumpBeforeUpgradeJob, restoreJob, retireJob } from "../../manifests/database/jobs";
import { databaseUpgradeJob, onlineDataMigrationsJob } from "../../manifests/database/schemaJobs";
import type { ManagedDatabase } from "../../plan/database/database";
import type { ExternalDatabase } from "../../plan/database/externalDatabase";
import type { IronicPlan } from "../../plan/plan";
import { toInput } from "../../wire/later";
import { createClaim, createServer, type DatabaseClients } from "./databaseServer";
import type { Family } from "../children/childScope";
import { createJob, type JobContent } from "../children/job";
import { createPodSecret } from "../children/podSecret";

export interface CreatedDatabase {
  /** What Ironic reads; undefined with SQLite. */
  readonly secrets: DatabaseSecrets | undefined;
  /** The Job after which the schema is that of the new Ironic; undefined with SQLite. */
  readonly schema: pulumi.Resource | undefined;
  /** What is left to do when Ironic is ready. */
  finish(afterWorkload: Family): pulumi.CustomResource[];
}

export function createDatabase(family: Family, plan: IronicPlan, digestKey: pulumi.Output<string>): CreatedDatabase {
  const { database } = plan;
  switch (database.kind) {
    case "sqlite":
      return { secrets: undefined, schema: undefined, finish: () => [] };
    case "external": {
      const secrets = createExternalSecrets(family, plan, database, digestKey);
      const run = jobRunner(plan, digestKey);
      return {
        secrets,
        schema: run(family, upgradeContent(plan, secrets)),
        finish: (after) => [run(after, migrateContent(plan, secrets))],
      };
    }
    case "managed":
      return createManaged(family, plan, database, digestKey);
  }
}

type RunJob = (family: Family, content: JobContent) => pulumi.CustomResource;

function jobRunner(plan: IronicPlan, digestKey: pulumi.Output<string>): RunJob {
  return (family, content) => createJob(family, plan, digestKey, content);
}

function upgradeContent(plan: IronicPlan, secrets: DatabaseSecrets): JobContent {
  return { suffix: "db-upgrade", name: plan.names.databaseUpgrade, spec: databaseUpgradeJob(plan, secrets) };
}

function migrateContent(plan: IronicPlan, secrets: DatabaseSecrets): JobContent {
  return { suffix: "db-migrate", name: plan.names.databaseMigrate, spec: onlineDataMigrationsJob(plan, secrets) };
}

function createExternalSecrets(
  family: Family,
  plan: IronicPlan,
  { credentials, authority }: ExternalDatabase,
  digestKey: pulumi.Output<string>,
): DatabaseSecrets {
  const data = {
    ...(credentials.source === "given"
      ? { username: toInput(credentials.username), password: toInput(credentials.password) }
      : {}),
    ...(authority.source === "given" ? { "ca.crt": toInput(authority.certificates) } : {}),
  };
  const own =
    Object.keys(data).length === 0
      ? ""
      : createPodSecret(family, plan, digestKey, {
          suffix: "database-client",
          name: `${plan.names.database}-client`,
          type: "Opaque",
          data,
        });
  return {
    credentials: credentials.source === "secret" ? credentials.secretName : own,
    authority:
      authority.source === "none"
        ? undefined
        : authority.source === "secret"
          ? { secretName: authority.secretName, key: "tls.crt" }
          : { secretName: own, key: "ca.crt" },
  };
}

function createManaged(
  family: Family,
  plan: IronicPlan,
  database: ManagedDatabase,
  digestKey: pulumi.Output<string>,
): CreatedDatabase {
  const { clients, server } = createServer(family, plan, database, digestKey);
  const secrets: DatabaseSecrets = {
    credentials: clients.ironic,
    authority: { secretName: clients.ironic, key: "ca.crt" },
  };
  const run = jobRunner(plan, digestKey);
  const backups = createBackups(family.after(server), plan, database, clients);
  const accounts = run(family.after(server), {
    suffix: "db-accounts",
    name: plan.names.databaseAccounts,
    spec: accountsJob(plan, clients.admin, database.restore?.token ?? ""),
  });
  const beforeSchema = [...restoreContent(plan, database, clients), ...dumpContent(plan, database, clients)];
  return {
    secrets,
    schema: run(inTurn(backups.after(accounts), beforeSchema, run), upgradeContent(plan, secrets)),
    finish: (afterWorkload) => [
      run(afterWorkload, migrateContent(plan, secrets)),
      run(afterWorkload, {
        suffix: "db-retire",
        name: plan.names.databaseRetire,
        spec: retireJob(plan, clients.admin, clients.account),
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

/** One Job after the other, and the family that comes after all of them. */
function inTurn(family: Family, contents: readonly JobContent[], run: RunJob): Family {
  return contents.reduce((after, content) => after.after(run(after, content)), family);
}

/** The family that comes after the volume of the backups. */
function createBackups(family: Family, plan: IronicPlan, database: ManagedDatabase, clients: DatabaseClients): Family {
  const { backup } = database;
  if (backup === undefined) {
    return family;
  }
  const afterClaim = createClaim(family, plan, backup.storage, "database-backup");
  const cronJob = backupCronJob(plan, database, backup, clients.backup);
  new CronJob(family.child("db-backup"), toInput(cronJob) as CronJobArgs, afterClaim.options());
  if (backup.alertRule) {
    new CustomResource(family.child("db-alerts"), toInput(backupAlertRule(plan)), family.options());
  }
  return afterClaim;
}
