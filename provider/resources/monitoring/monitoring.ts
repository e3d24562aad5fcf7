// The objects by which Prometheus and Grafana find and judge the metrics.

import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { ConfigMap } from "@pulumi/kubernetes/core/v1/configMap";
import { dashboardConfigMap } from "../../manifests/monitoring/dashboard";
import { prometheusRule } from "../../manifests/monitoring/prometheusRule";
import { serviceMonitor } from "../../manifests/monitoring/serviceMonitor";
import type { IronicPlan } from "../../plan/plan";
import { later, toInput } from "../../wire/later";
import type { CreatedCertificates } from "../tls/certificates";
import type { Family } from "../children/childScope";

export function createMonitoring(family: Family, plan: IronicPlan, { generated }: CreatedCertificates): void {
  const { exporter } = plan;
  if (exporter === undefined) {
    return;
  }
  if (exporter.serviceMonitor) {
    new CustomResource(family.child("metrics"), toInput(serviceMonitor(plan, exporter)), family.options());
  }
  if (exporter.alerts) {
    const end = generated && later(generated.notAfter.apply((time) => Math.floor(Date.parse(time) / 1000)));
    new CustomResource(family.child("alerts"), toInput(prometheusRule(plan, exporter, end)), family.options());
  }
  if (exporter.dashboard) {
    new ConfigMap(family.child("dashboard"), toInput(dashboardConfigMap(plan)), family.options());
  }
}
