// The alerting rules of a deployment, as Prometheus reads them.

import { backupAlertRule } from "../../../provider/manifests/database/alertRule";
import type { CustomObject } from "../../../provider/manifests/kubernetes/objects";
import { prometheusRule } from "../../../provider/manifests/monitoring/prometheusRule";
import type { IronicArgs } from "../../../provider/schema/types";
import { required } from "../assertions/required";
import { opened } from "../values/fakeLater";
import { planOf } from "./planning";

export interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<"summary" | "description" | "runbook_url", string>>;
}

/** What both PrometheusRules of a deployment can hold. */
export const everyAlert: IronicArgs = {
  namespace: "metal3",
  prometheusExporter: { enabled: true, alerts: true },
  database: { kind: "managed", backup: { alertRule: true } },
};

/** 2033-05-18. */
export const certificateEnd = 2_000_000_000;

function ruleObjects(args: IronicArgs = everyAlert): CustomObject[] {
  const plan = planOf(args);
  const { database, exporter } = plan;
  const backup = database.kind === "managed" ? database.backup : undefined;
  return [
    prometheusRule(plan, required(exporter), certificateEnd),
    ...(backup === undefined ? [] : [backupAlertRule(plan, backup)]),
  ];
}

/** The content of a rules file. */
export function ruleGroups(args: IronicArgs = everyAlert): { name: string; rules: Rule[] }[] {
  return ruleObjects(args).flatMap(({ spec }) => opened(spec.groups) as { name: string; rules: Rule[] }[]);
}
