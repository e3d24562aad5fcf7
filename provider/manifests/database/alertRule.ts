// Alerts about backups that fail or do not run; kube-state-metrics knows how CronJobs and their Jobs end.

import type { BackupPlan } from "../../plan/database/backup";
import type { IronicPlan } from "../../plan/plan";
import { text } from "../../schema/value";
import { prometheusRuleObject } from "../kit/alerts";
import type { CustomObject } from "../kubernetes/objects";
import { databaseLabels } from "./pod";

export function backupAlertRule(plan: IronicPlan, { alertRuleLabels }: BackupPlan): CustomObject {
  const { databaseBackup: cronJob, base, database } = plan.names;
  const namespace = text`namespace="${plan.namespace.name}"`;
  const jobs = text`${namespace},job_name=~"${cronJob}-[0-9]+"`;
  const last = (time: string) => text`max by (namespace) (kube_cronjob_status_${time}_time{${namespace},cronjob="${cronJob}"})`;
  // Failed Jobs stay for a while, although later ones succeed: only one that started after the last success counts.
  const failed = text`max by (namespace) (kube_job_status_start_time{${jobs}} and on (namespace, job_name) kube_job_failed{${jobs},condition="true"} == 1)`;
  return prometheusRuleObject(plan, {
    name: database,
    group: cronJob,
    labels: { ...alertRuleLabels, ...databaseLabels(plan, "database-backup") },
    alerts: [
      {
        alert: "IronicDatabaseBackupFailed",
        // The second half: none has ever succeeded.
        expr: text`${failed} > ${last("last_successful")} or ${failed} unless ${last("last_successful")}`,
        for: "0m",
        severity: "warning",
        summary: `The last backup of the database of Ironic ${base} failed`,
        description: "The logs of its Job show why. The alert ends with the next backup that succeeds.",
      },
      {
        alert: "IronicDatabaseBackupMissing",
        expr: text`${last("last_schedule")} > ${last("last_successful")} or ${last("last_schedule")} unless ${last("last_successful")}`,
        for: "3h",
        severity: "warning",
        summary: `The last scheduled backup of the database of Ironic ${base} has not succeeded`,
        description: "Its Job did not start, still runs, or failed: `kubectl get cronjob,job` shows which.",
      },
    ],
  });
}
