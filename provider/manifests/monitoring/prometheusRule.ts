// Alerts worth waking for, as a PrometheusRule of the Prometheus operator.

import type { ExporterPlan } from "../../plan/monitoring/exporter";
import type { IronicPlan } from "../../plan/plan";
import { mapValue, text, type Value } from "../../schema/value";
import { objectLabels } from "../kubernetes/labels";
import type { CustomObject } from "../kubernetes/objects";

interface Alert {
  readonly alert: string;
  readonly expr: Value<string>;
  readonly for: string;
  readonly labels: { readonly severity: "warning" | "critical" };
  readonly annotations: { readonly summary: string; readonly description: string };
}

/** Collections that may be missed before somebody should look: a BMC that reboots misses one or two. */
const missedCollections = 5;

/** The last moment at which an update can still renew the certificate unhurriedly. */
const certificateWarningDays = 7;

function availability(plan: IronicPlan): Alert {
  const { names, namespace, highAvailability } = plan;
  return {
    alert: "IronicDown",
    expr:
      highAvailability === undefined
        ? text`kube_deployment_status_replicas_available{namespace="${namespace.name}",deployment="${names.workload}"} == 0`
        : text`kube_daemonset_status_number_available{namespace="${namespace.name}",daemonset="${names.workload}"} == 0`,
    for: "15m",
    labels: { severity: "critical" },
    annotations: {
      summary: `Ironic ${names.base} has no ready pod`,
      description:
        "Machines cannot be provisioned, inspected or switched. `kubectl describe` of the pod and the logs of its containers say why.",
    },
  };
}

/** Seconds after which data are too old. */
const patience = ({ intervalSeconds }: ExporterPlan): Value<number> =>
  mapValue(intervalSeconds, (seconds) => seconds * missedCollections);

/** The exporter shows the last data of a machine for ever, with the time at which they came. */
function silence(plan: IronicPlan, exporter: ExporterPlan): Alert {
  return {
    alert: "BareMetalSensorDataMissing",
    expr: text`time() - max by (node_name, node_uuid) (baremetal_last_payload_timestamp_seconds{namespace="${plan.namespace.name}"}) > ${patience(exporter)}`,
    for: "10m",
    labels: { severity: "warning" },
    annotations: {
      summary: "No sensor data of {{ $labels.node_name }}",
      description: "Its BMC has not answered for several collections: nobody would notice that a part of it fails.",
    },
  };
}

/** Values of the exporter: 0 is good, 1 and more is not (ironic_prometheus_exporter/parsers/redfish.py). */
function failedPart(
  plan: IronicPlan,
  exporter: ExporterPlan,
  part: "power" | "fan" | "drive",
  name: string,
  noun: string,
): Alert {
  const status = text`baremetal_${part}_status{namespace="${plan.namespace.name}"}`;
  // An Ironic that has given a machine away to another one shows what it last knew of it for ever.
  const current =
    plan.highAvailability === undefined
      ? status
      : text`${status} and on (instance, node_uuid) (time() - baremetal_last_payload_timestamp_seconds{namespace="${plan.namespace.name}"} <= ${patience(exporter)})`;
  return {
    alert: name,
    expr: text`max by (node_name, node_uuid, entity_id, sensor_id) (${current}) > 0`,
    for: "10m",
    labels: { severity: "warning" },
    annotations: {
      summary: `${noun} {{ $labels.sensor_id }} of {{ $labels.node_name }} is not healthy`,
      description: `The BMC of {{ $labels.node_name }} reports it as failed or degraded.`,
    },
  };
}

/** `end`: seconds since 1970. */
function expiry(plan: IronicPlan, end: Value<number>): Alert {
  return {
    alert: "IronicCertificateExpiresSoon",
    expr: text`${end} - time() < ${certificateWarningDays} * 24 * 3600`,
    for: "1h",
    labels: { severity: "critical" },
    annotations: {
      summary: `The server certificate of Ironic ${plan.names.base} ends within ${certificateWarningDays} days`,
      description: "Run `pulumi up`: it renews the certificate. Afterwards nothing reaches Ironic over TLS.",
    },
  };
}

export function prometheusRule(
  plan: IronicPlan,
  exporter: ExporterPlan,
  certificateEnd: Value<number> | undefined,
): CustomObject {
  const rules: Alert[] = [
    availability(plan),
    silence(plan, exporter),
    failedPart(plan, exporter, "power", "BareMetalPowerSupplyFailed", "Power supply"),
    failedPart(plan, exporter, "fan", "BareMetalFanFailed", "Fan"),
    failedPart(plan, exporter, "drive", "BareMetalDriveFailed", "Drive"),
    ...(certificateEnd === undefined ? [] : [expiry(plan, certificateEnd)]),
  ];
  return {
    apiVersion: "monitoring.coreos.com/v1",
    kind: "PrometheusRule",
    metadata: {
      name: plan.names.alerts,
      namespace: plan.namespace.name,
      labels: { ...exporter.labels, ...objectLabels(plan) },
    },
    spec: { groups: [{ name: `ironic-${plan.names.base}`, rules }] },
  };
}
