// Backups of a managed database: when, where to, and how many are kept.

import type { DatabaseBackup, ObjectStorage } from "../../schema/types";
import { type Value, mapValue } from "../../schema/value";
import { defaults } from "../../schema/defaults";
import type { Names } from "../base/names";
import { canonicalCronSchedule, cronScheduleRule } from "../checks/cronSchedule";
import { validateObjectName } from "../checks/objectNames";
import type { Problems } from "../checks/problems";
import { checkLabels } from "../checks/labels";
import { check } from "../checks/check";
import { planVolume, type VolumePlan } from "./volume";

export interface BackupPlan {
  readonly schedule: Value<string>;
  readonly keep: Value<number>;
  readonly storage: VolumePlan;
  readonly objectStorage: ObjectStorage | undefined;
  readonly alertRule: boolean;
  readonly alertRuleLabels: Readonly<Record<string, Value<string>>>;
}

export function planBackup(
  problems: Problems,
  names: Names,
  backup: DatabaseBackup | undefined,
): BackupPlan | undefined {
  if (backup === undefined) {
    return undefined;
  }
  const path = "database.backup";
  check(problems, `${path}.schedule`, backup.schedule, cronScheduleRule);
  check(problems, `${path}.keep`, backup.keep, (keep) =>
    keep >= 1 && keep <= 1000 ? undefined : "must be from 1 to 1000",
  );
  if (backup.objectStorage !== undefined) {
    validateObjectName(problems, `${path}.objectStorage.configSecretName`, backup.objectStorage.configSecretName);
    check(problems, `${path}.objectStorage.remote`, backup.objectStorage.remote, (remote) =>
      /^[A-Za-z0-9_][A-Za-z0-9_.+@ -]*:.*$/.test(remote) && !/[\r\n]/.test(remote)
        ? undefined
        : "must be <remote>:<path>, with a remote that rclone.conf names, such as s3:my-bucket/ironic",
    );
  }
  const alertRule = backup.alertRule ?? defaults.database.backup.alertRule;
  checkLabels(problems, `${path}.alertRuleLabels`, backup.alertRuleLabels);
  if (backup.alertRuleLabels !== undefined && !alertRule) {
    problems.add(`${path}.alertRuleLabels`, undefined, `has no effect: ${path}.alertRule is false`);
  }
  return {
    schedule: mapValue(backup.schedule ?? defaults.database.backup.schedule, canonicalCronSchedule),
    keep: backup.keep ?? defaults.database.backup.keep,
    storage: planVolume(problems, `${path}.storage`, backup.storage, {
      name: names.databaseBackups,
      ...defaults.database.backup.storage,
    }),
    objectStorage: backup.objectStorage,
    alertRule,
    alertRuleLabels: backup.alertRuleLabels ?? {},
  };
}
