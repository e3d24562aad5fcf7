// The alerts about Ironic itself and about the hosts whose sensors it reads.

import type { ExporterPlan } from "../../plan/monitoring/exporter";
import type { IronicPlan } from "../../plan/plan";
import { mapValue, text, type Value } from "../../schema/value";
import type { CustomObject } from "../kubernetes/objects";
import { prometheusRuleObject, type Alert } from "../kit/alerts";
import { scrapedFrom } from "./scrape";

/** Collections that may be missed before someone should look: a BMC that reboots misses one or two. */
const missedCollections = 5;

/** After this time without data a host counts as deregistered: the exporter itself shows its last data for ever. */
const forgottenAfterSeconds = 24 * 3600;

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
    severity: "critical",
    summary: `Ironic ${names.base} has no ready pod`,
    description:
      "No host can be registered, inspected or provisioned. `kubectl describe` of the pod and the logs of its containers show why.",
  };
}

function restarts({ names, namespace }: IronicPlan): Alert {
  return {
    alert: "IronicRestarting",
    expr: text`sum by (container) (increase(kube_pod_container_status_restarts_total{namespace="${namespace.name}",pod=~"${names.workload}-.+"}[1h])) > 3`,
    for: "5m",
    severity: "warning",
    summary: `Container {{ $labels.container }} of Ironic ${names.base} restarts again and again`,
    description: "`kubectl logs --previous` shows how its last run ended.",
  };
}

/** Seconds after which data are too old. */
const patience = ({ intervalSeconds }: ExporterPlan): Value<number> =>
  mapValue(intervalSeconds, (seconds) => seconds * missedCollections);

const age = (plan: IronicPlan): Value<string> =>
  text`time() - baremetal_last_payload_timestamp_seconds{${scrapedFrom(plan)}}`;

/** The exporter shows the last data of a host for ever, with the time at which they came. */
function silence(plan: IronicPlan, exporter: ExporterPlan): Alert {
  return {
    alert: "BareMetalSensorDataMissing",
    expr: text`min by (node_name, node_uuid) (${age(plan)}) > ${patience(exporter)} < ${forgottenAfterSeconds}`,
    for: "10m",
    severity: "warning",
    summary: "No sensor data from {{ $labels.node_name }}",
    description:
      "Its BMC has not answered for several collections, so hardware faults would go unnoticed. The alert ends when data arrive again, or a day after the last data, as for a host that was deregistered.",
  };
}

/** Only of hosts whose data are fresh: those of a host that was deregistered, or moved to another Ironic, stay. */
function fresh(plan: IronicPlan, exporter: ExporterPlan, series: Value<string>): Value<string> {
  return text`${series} and on (instance, node_uuid) (${age(plan)} <= ${patience(exporter)})`;
}

interface Fault {
  readonly alert: string;
  readonly series: (selector: Value<string>) => Value<string>;
  readonly noun: string;
  readonly says: string;
}

/** Redfish: 0 is good, 1 a warning, 2 critical. IPMI: the state of the sensor, in a label of each reading. */
const faults: readonly Fault[] = [
  part("BareMetalPowerSupplyFailed", "power", "Power supply"),
  part("BareMetalFanFailed", "fan", "Fan"),
  part("BareMetalDriveFailed", "drive", "Drive"),
  part("BareMetalTemperatureHigh", "temperature", "Temperature sensor"),
  {
    alert: "BareMetalDriveFailurePredicted",
    series: (selector) => text`baremetal_drive_status{${selector},failure_predicted="True"}`,
    noun: "Drive",
    says: "predicts that it will fail",
  },
  {
    alert: "BareMetalSensorCritical",
    // cr: critical, nc: non-critical, nr: non-recoverable; an "ok" or a missing reading has another state.
    series: (selector) => text`{__name__=~"baremetal_.+",${selector},status=~"cr|nc|nr"}`,
    noun: "Sensor",
    says: "reports a reading outside its limits",
  },
];

function part(alert: string, kind: "power" | "fan" | "drive" | "temperature", noun: string): Fault {
  return {
    alert,
    series: (selector) => text`baremetal_${kind}_status{${selector}} > 0`,
    noun,
    says: "reports it as failed or degraded",
  };
}

function fault(plan: IronicPlan, exporter: ExporterPlan, { alert, series, noun, says }: Fault): Alert {
  const current = fresh(plan, exporter, series(scrapedFrom(plan)));
  return {
    alert,
    expr: text`count by (node_name, node_uuid, sensor_id) (${current}) > 0`,
    for: "10m",
    severity: "warning",
    summary: `${noun} {{ $labels.sensor_id }} of {{ $labels.node_name }} is not healthy`,
    description: `The BMC of {{ $labels.node_name }} ${says}.`,
  };
}

/** `end`: seconds since 1970. */
function expiry(plan: IronicPlan, end: Value<number>): Alert {
  return {
    alert: "IronicCertificateExpiresSoon",
    expr: text`vector(${end}) - time() < ${certificateWarningDays} * 24 * 3600`,
    for: "1h",
    severity: "critical",
    summary: `The server certificate of Ironic ${plan.names.base} expires within ${certificateWarningDays} days`,
    description: "Run `pulumi up`, which renews it. Once it has expired, no client can reach Ironic over TLS.",
  };
}

export function prometheusRule(
  plan: IronicPlan,
  exporter: ExporterPlan,
  certificateEnd: Value<number> | undefined,
): CustomObject {
  return prometheusRuleObject(plan, {
    name: plan.names.alerts,
    group: `ironic-${plan.names.base}`,
    labels: exporter.labels,
    alerts: [
      availability(plan),
      restarts(plan),
      silence(plan, exporter),
      ...faults.map((one) => fault(plan, exporter, one)),
      ...(certificateEnd === undefined ? [] : [expiry(plan, certificateEnd)]),
    ],
  });
}
