// The ServiceMonitor that makes a Prometheus of the Prometheus operator scrape the metrics.

import type { ExporterPlan } from "../../plan/monitoring/exporter";
import type { IronicPlan } from "../../plan/plan";
import { componentSelector, objectLabels } from "../kubernetes/labels";
import type { CustomObject } from "../kubernetes/objects";

export function serviceMonitor(plan: IronicPlan, exporter: ExporterPlan): CustomObject {
  return {
    apiVersion: "monitoring.coreos.com/v1",
    kind: "ServiceMonitor",
    metadata: {
      name: plan.names.metrics,
      namespace: plan.namespace.name,
      labels: { ...exporter.labels, ...objectLabels(plan) },
    },
    spec: {
      selector: { matchLabels: componentSelector(plan) },
      endpoints: [{ port: "metrics", path: "/metrics", scheme: "http" }],
    },
  };
}
