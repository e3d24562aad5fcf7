// Alerting rules, as the Prometheus operator takes them.

import type { IronicPlan } from "../../plan/plan";
import type { Value } from "../../schema/value";
import { objectLabels } from "../kubernetes/labels";
import type { CustomObject, Labels } from "../kubernetes/objects";

export interface Alert {
  readonly alert: string;
  readonly expr: Value<string>;
  readonly for: string;
  readonly severity: "warning" | "critical";
  readonly summary: string;
  readonly description: string;
}

/** Each alert has a section there, by its name. */
const runbook = "https://github.com/pulumi-metal3/pulumi-metal3/blob/main/docs/alerts.md";

export function prometheusRuleObject(
  plan: IronicPlan,
  { name, group, labels, alerts }: { name: string; group: string; labels: Labels; alerts: readonly Alert[] },
): CustomObject {
  const rules = alerts.map(({ alert, expr, for: lasting, severity, summary, description }) => ({
    alert,
    expr,
    for: lasting,
    labels: { severity, ironic: plan.names.base },
    annotations: { summary, description, runbook_url: `${runbook}#${alert.toLowerCase()}` },
  }));
  return {
    apiVersion: "monitoring.coreos.com/v1",
    kind: "PrometheusRule",
    metadata: {
      name,
      namespace: plan.namespace.name,
      labels: { ...labels, ...objectLabels(plan) },
    },
    spec: { groups: [{ name: group, rules }] },
  };
}
