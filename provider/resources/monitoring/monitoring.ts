// The objects for Prometheus and Grafana: monitor, alerts and dashboard.

import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { ConfigMap } from "@pulumi/kubernetes/core/v1/configMap";
import { dashboardConfigMap } from "../../manifests/monitoring/dashboard";
import { prometheusRule } from "../../manifests/monitoring/prometheusRule";
import { serviceMonitor } from "../../manifests/monitoring/serviceMonitor";
import { later, toInput } from "../../wire/later";
import type { CreatedCertificates } from "../tls/certificates";
import type { PlanScope } from "../children/planScope";

export function createMonitoring(scope: PlanScope, { generated }: CreatedCertificates): void {
  const { plan } = scope;
  const { exporter } = plan;
  if (exporter === undefined) {
    return;
  }
  if (exporter.serviceMonitor) {
    new CustomResource(scope.child("metrics"), toInput(serviceMonitor(plan, exporter)), scope.options());
  }
  if (exporter.alerts) {
    const end = generated && later(generated.notAfter.apply((time) => Math.floor(Date.parse(time) / 1000)));
    new CustomResource(scope.child("alerts"), toInput(prometheusRule(plan, exporter, end)), scope.options());
  }
  if (exporter.dashboard) {
    new ConfigMap(scope.child("dashboard"), toInput(dashboardConfigMap(plan)), scope.options());
  }
}
