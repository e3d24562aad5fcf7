// Alerts for backups that fail or stay away, for the Prometheus operator; kube-state-metrics knows how Jobs end.

import type { IronicPlan } from "../../plan/plan";
import { text, type Value } from "../../schema/value";
import type { Metadata } from "../kubernetes/objects";
import { databaseLabels } from "./pod";

interface Rule {
  readonly alert: string;
  readonly expr: Value<string>;
  readonly for: string;
  readonly labels: { readonly severity: "warning" };
  readonly annotations: { readonly summary: string };
}

export interface PrometheusRule {
  readonly apiVersion: "monitoring.coreos.com/v1";
  readonly kind: "PrometheusRule";
  readonly metadata: Metadata;
  readonly spec: { readonly groups: readonly { readonly name: string; readonly rules: readonly Rule[] }[] };
}

export function backupAlertRule(plan: IronicPlan): PrometheusRule {
  const cronJob = plan.names.databaseBackup;
  const here = text`namespace="${plan.namespace.name}"`;
  const rule = (alert: string, expr: Value<string>, lasting: string, summary: string): Rule => ({
    alert,
    expr,
    for: lasting,
    labels: { severity: "warning" },
    annotations: { summary },
  });
  const scheduled = text`kube_cronjob_status_last_schedule_time{${here},cronjob="${cronJob}"}`;
  const succeeded = text`kube_cronjob_status_last_successful_time{${here},cronjob="${cronJob}"}`;
  return {
    apiVersion: "monitoring.coreos.com/v1",
    kind: "PrometheusRule",
    metadata: {
      name: plan.names.database,
      namespace: plan.namespace.name,
      labels: databaseLabels(plan, "database-backup"),
    },
    spec: {
      groups: [
        {
          name: plan.names.databaseBackup,
          rules: [
            rule(
              "IronicDatabaseBackupFailed",
              text`kube_job_status_failed{${here},job_name=~"${cronJob}-[0-9]+"} > 0`,
              "0m",
              `A backup of the database of Ironic "${plan.names.base}" failed: see the logs of its Job.`,
            ),
            rule(
              "IronicDatabaseBackupMissing",
              // The second half: none has ever succeeded.
              text`${scheduled} > ${succeeded} or ${scheduled} unless ${succeeded}`,
              "3h",
              `The last scheduled backup of the database of Ironic "${plan.names.base}" has not succeeded.`,
            ),
          ],
        },
      ],
    },
  };
}
