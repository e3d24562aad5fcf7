// The Jobs of the managed database: accounts, backups and restores.

import type { BackupPlan } from "../../plan/database/backup";
import type { ManagedDatabase } from "../../plan/database/database";
import type { IronicPlan } from "../../plan/plan";
import type { RestorePlan } from "../../plan/database/restore";
import type { ObjectStorage } from "../../schema/types";
import { literal } from "../kit/env";
import { mapValue, text, type Value } from "../../schema/value";
import { containerLike } from "../kit/container";
import type { Container, PodSpec, Volume, VolumeMount } from "../kubernetes/objects";
import type { CronJob, JobSpec } from "./objects";
import { clientPaths, uploaderSecrets } from "./paths";
import { databaseLabels, databasePod, programContainer } from "./pod";
import { accountsProgram, dropOldAccountsProgram, dumpProgram, restoreProgram } from "./programs";

/** What a backup is for; those of one kind do not push out those of the other. */
type DumpKind = "scheduled" | "before-upgrade";

/** A Job is given up when it cannot succeed: Pulumi itself would wait for ever. */
interface Limits {
  readonly backoffLimit: number;
  readonly activeDeadlineSeconds: number;
}

const minutes = 60;

export function jobSpec(plan: IronicPlan, part: string, limits: Limits, pod: PodSpec): JobSpec {
  return {
    ...limits,
    template: { metadata: { labels: databaseLabels(plan, part) }, spec: { ...pod, restartPolicy: "Never" } },
  };
}

const clientMount: VolumeMount = { name: "client", mountPath: clientPaths.secrets, readOnly: true };
const backupsMount: VolumeMount = { name: "backups", mountPath: clientPaths.backups };
const tmpMount: VolumeMount = { name: "tmp", mountPath: "/tmp" };
const uploaderMount: VolumeMount = { name: "uploader", mountPath: uploaderSecrets, readOnly: true };

const secretVolume = ({ name }: VolumeMount, secretName: Value<string>): Volume => ({ name, secret: { secretName } });
const scratch: Volume = { name: tmpMount.name, emptyDir: {} };

/** Makes Ironic's account; `secretName` holds account.sql. The restore is named so that a given-up one is undone. */
export function accountsJob(plan: IronicPlan, secretName: Value<string>, restoreToken: Value<string>): JobSpec {
  const container = programContainer(plan, "accounts", accountsProgram, {
    env: [{ name: "RESTORE", value: restoreToken }],
    volumeMounts: [clientMount, tmpMount],
  });
  return jobSpec(
    plan,
    "database-accounts",
    { backoffLimit: 3, activeDeadlineSeconds: 20 * minutes },
    databasePod(plan, { containers: [container], volumes: [secretVolume(clientMount, secretName), scratch] }),
  );
}

/** Drops Ironic's earlier accounts, once nobody uses them. */
export function dropOldAccountsJob(plan: IronicPlan, secretName: Value<string>, account: Value<string>): JobSpec {
  const container = programContainer(plan, "retire", dropOldAccountsProgram, {
    env: [{ name: "ACCOUNT", value: account }],
    volumeMounts: [clientMount, tmpMount],
  });
  return jobSpec(
    plan,
    "database-accounts",
    { backoffLimit: 3, activeDeadlineSeconds: 45 * minutes },
    databasePod(plan, { containers: [container], volumes: [secretVolume(clientMount, secretName), scratch] }),
  );
}

/** rclone copies what is new; it never deletes. */
function copyContainer(plan: IronicPlan, name: string, words: readonly Value<string>[]): Container {
  return containerLike(plan, "database-jobs", name, {
    image: plan.images.backupUploader,
    command: [
      "rclone",
      "copy",
      ...words,
      "--config",
      `${uploaderSecrets}/rclone.conf`,
      "--cache-dir",
      `${tmpMount.mountPath}/rclone`,
      "--verbose",
    ],
    volumeMounts: [backupsMount, uploaderMount, tmpMount],
  });
}

function uploaderVolumes(storage: ObjectStorage | undefined): Volume[] {
  return storage === undefined ? [] : [secretVolume(uploaderMount, storage.configSecretName)];
}

function dumpJob(
  plan: IronicPlan,
  database: ManagedDatabase,
  backup: BackupPlan,
  secretName: Value<string>,
  kind: DumpKind,
): JobSpec {
  const { objectStorage } = backup;
  const dump = programContainer(plan, "dump", dumpProgram, {
    env: [
      { name: "DATABASE", value: database.name },
      { name: "NAME", value: plan.names.base },
      { name: "KIND", value: kind },
      { name: "KEEP", value: mapValue(backup.keep, String) },
      // The program does not read it: it makes another Job of it when another image is about to change the schema.
      ...(kind === "before-upgrade" ? [{ name: "BEFORE", value: plan.images.ironic }] : []),
    ],
    volumeMounts: [clientMount, backupsMount, tmpMount],
  });
  const upload =
    objectStorage === undefined
      ? undefined
      : copyContainer(plan, "upload", [
          clientPaths.backups,
          literal(objectStorage.remote),
          "--include",
          `${plan.names.base}-*.sql.gz`,
        ]);
  const pod = databasePod(plan, {
    initContainers: upload === undefined ? [] : [dump],
    containers: [upload ?? dump],
    volumes: [
      secretVolume(clientMount, secretName),
      { name: backupsMount.name, persistentVolumeClaim: { claimName: backup.storage.claimName } },
      scratch,
      ...uploaderVolumes(objectStorage),
    ],
  });
  return jobSpec(plan, "database-backup", { backoffLimit: 2, activeDeadlineSeconds: 120 * minutes }, pod);
}

export function dumpBeforeUpgradeJob(
  plan: IronicPlan,
  database: ManagedDatabase,
  backup: BackupPlan,
  secretName: Value<string>,
): JobSpec {
  return dumpJob(plan, database, backup, secretName, "before-upgrade");
}

export function backupCronJob(
  plan: IronicPlan,
  database: ManagedDatabase,
  backup: BackupPlan,
  secretName: Value<string>,
): CronJob {
  const labels = databaseLabels(plan, "database-backup");
  return {
    metadata: { name: plan.names.databaseBackup, namespace: plan.namespace.name, labels },
    spec: {
      schedule: backup.schedule,
      timeZone: "Etc/UTC",
      concurrencyPolicy: "Forbid",
      // A backup that was missed, because the cluster was down, is made up for within the hour.
      startingDeadlineSeconds: 60 * minutes,
      successfulJobsHistoryLimit: 1,
      // Kept, so that they are seen, and their logs can be read.
      failedJobsHistoryLimit: 3,
      jobTemplate: { metadata: { labels }, spec: dumpJob(plan, database, backup, secretName, "scheduled") },
    },
  };
}

export function restoreJob(
  plan: IronicPlan,
  database: ManagedDatabase,
  restore: RestorePlan,
  secretName: Value<string>,
): JobSpec {
  const objectStorage = restore.fromObjectStorage ? database.backup?.objectStorage : undefined;
  const load = programContainer(plan, "restore", restoreProgram, {
    env: [
      { name: "DATABASE", value: database.name },
      { name: "FILE", value: restore.file },
      { name: "TOKEN", value: restore.token },
    ],
    volumeMounts: [clientMount, backupsMount, tmpMount],
  });
  const pattern = mapValue(restore.file, (file) => (file === "latest" ? "*.sql.gz" : file));
  const fetch =
    objectStorage === undefined
      ? []
      : [copyContainer(plan, "fetch", [literal(objectStorage.remote), clientPaths.backups, "--include", text`/${pattern}`])];
  const pod = databasePod(plan, {
    initContainers: fetch,
    containers: [load],
    volumes: [
      secretVolume(clientMount, secretName),
      restore.claimName === undefined
        ? { name: backupsMount.name, emptyDir: {} }
        : { name: backupsMount.name, persistentVolumeClaim: { claimName: restore.claimName } },
      scratch,
      ...uploaderVolumes(objectStorage),
    ],
  });
  return jobSpec(plan, "database-restore", { backoffLimit: 2, activeDeadlineSeconds: 240 * minutes }, pod);
}
