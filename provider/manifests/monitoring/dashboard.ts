// The Grafana dashboard over Ironic and the sensors of its hosts, in a ConfigMap that Grafana's sidecar picks up.

import type { IronicPlan } from "../../plan/plan";
import { mapValue, type Value } from "../../schema/value";
import { objectLabels } from "../kubernetes/labels";
import type { ConfigMap } from "../kubernetes/objects";

interface Panel {
  readonly type: "stat" | "timeseries" | "table";
  readonly title: string;
  readonly description: string;
  readonly query: string;
  readonly unit: string;
  /** Green below the first value, yellow from it, red from the second. */
  readonly thresholds?: readonly [warning: number, critical: number];
  /** Name of each series. */
  readonly legend?: string;
  readonly width: number;
  readonly height: number;
}

const columns = 24;
const selector = 'namespace="$namespace",service="$service",node_name=~"$node"';
const pods = 'namespace="$namespace",pod=~"$service-service-.+"';

/** Of Redfish (`baremetal_temp_cpu_celsius`) and of IPMI (`baremetal_inlet_temp_celsius`). */
const temperatures = `{__name__=~"baremetal_.+_celsius",${selector}}`;
/** Of Redfish by a status, of IPMI by the state of the sensor. */
const unhealthy = `({__name__=~"baremetal_(power|fan|drive|temperature)_status",${selector}} > 0 or {__name__=~"baremetal_.+",status=~"cr|nc|nr",${selector}})`;
const lastPayload = `baremetal_last_payload_timestamp_seconds{${selector}}`;

const panels: readonly Panel[] = [
  {
    type: "stat",
    title: "Ready pods",
    description: "Ready pods of Ironic, by kube-state-metrics.",
    query: `sum(kube_pod_status_ready{${pods},condition="true"}) or vector(0)`,
    unit: "none",
    width: 4,
    height: 5,
  },
  {
    type: "stat",
    title: "Restarts in a day",
    description: "Restarts of Ironic's containers in the last 24 hours, by kube-state-metrics.",
    query: `sum(increase(kube_pod_container_status_restarts_total{${pods}}[24h])) or vector(0)`,
    unit: "none",
    thresholds: [1, 5],
    width: 4,
    height: 5,
  },
  {
    type: "stat",
    title: "Hosts with sensor data",
    description: "Hosts whose BMC has answered at least once since the pod started.",
    query: `count(count by (node_uuid) (${lastPayload}))`,
    unit: "none",
    width: 4,
    height: 5,
  },
  {
    type: "stat",
    title: "Oldest sensor data",
    description: "Age of the oldest sensor data of a host.",
    query: `max(time() - ${lastPayload})`,
    unit: "s",
    thresholds: [600, 3600],
    width: 4,
    height: 5,
  },
  {
    type: "stat",
    title: "Unhealthy sensors",
    description: "Sensors that a BMC reports as degraded, failed or outside their limits.",
    query: `count(${unhealthy}) or vector(0)`,
    unit: "none",
    thresholds: [1, 5],
    width: 4,
    height: 5,
  },
  {
    type: "stat",
    title: "Hottest sensor",
    description: "Highest temperature of all sensors.",
    query: `max(${temperatures})`,
    unit: "celsius",
    thresholds: [75, 90],
    width: 4,
    height: 5,
  },
  {
    type: "timeseries",
    title: "Temperatures",
    description: "Temperature of each sensor.",
    query: `max by (node_name, sensor_id) (${temperatures})`,
    unit: "celsius",
    thresholds: [75, 90],
    legend: "{{node_name}} {{sensor_id}}",
    width: columns,
    height: 9,
  },
  {
    type: "timeseries",
    title: "Age of sensor data",
    description: "Time since the last sensor data of each host.",
    query: `max by (node_name) (time() - ${lastPayload})`,
    unit: "s",
    legend: "{{node_name}}",
    width: columns,
    height: 7,
  },
  {
    type: "table",
    title: "Unhealthy sensors",
    description: "Redfish: 1 is a warning, 2 is critical. IPMI: the reading, with its state in the column status.",
    query: `sum by (node_name, sensor_id, health, status, failure_predicted) (${unhealthy})`,
    unit: "none",
    width: columns,
    height: 8,
  },
];

function thresholdsOf(limits: Panel["thresholds"]): object {
  const steps = [
    { color: "green", value: null },
    ...(limits ?? []).map((value, i) => ({ color: i === 0 ? "yellow" : "red", value })),
  ];
  return { mode: "absolute", steps };
}

function placed(all: readonly Panel[]): unknown[] {
  let x = 0;
  let y = 0;
  return all.map(({ query, unit, thresholds, legend, width, height, ...panel }, i) => {
    if (x + width > columns) {
      x = 0;
      y += all[i - 1]!.height;
    }
    const gridPos = { x, y, w: width, h: height };
    x += width;
    const instant = panel.type !== "timeseries";
    return {
      id: i + 1,
      ...panel,
      datasource: { type: "prometheus", uid: "${datasource}" },
      gridPos,
      fieldConfig: { defaults: { unit, thresholds: thresholdsOf(thresholds) }, overrides: [] },
      targets: [
        {
          refId: "A",
          expr: query,
          instant,
          range: !instant,
          ...(legend === undefined ? {} : { legendFormat: legend }),
          ...(panel.type === "table" ? { format: "table" } : {}),
        },
      ],
    };
  });
}

function dashboard(base: string, namespace: string): unknown {
  return {
    uid: `metal3-${base}`,
    title: `Metal3 Ironic: ${base}`,
    tags: ["metal3", "ironic"],
    timezone: "browser",
    schemaVersion: 39,
    refresh: "1m",
    time: { from: "now-6h", to: "now" },
    templating: {
      list: [
        { name: "datasource", type: "datasource", query: "prometheus" },
        {
          name: "namespace",
          type: "constant",
          query: namespace,
          current: { text: namespace, value: namespace },
          hide: 2,
        },
        { name: "service", type: "constant", query: base, current: { text: base, value: base }, hide: 2 },
        {
          name: "node",
          type: "query",
          datasource: { type: "prometheus", uid: "${datasource}" },
          query: 'label_values(baremetal_last_payload_timestamp_seconds{namespace="$namespace",service="$service"}, node_name)',
          includeAll: true,
          multi: true,
          allValue: ".*",
          current: { text: "All", value: "$__all" },
          refresh: 2,
        },
      ],
    },
    panels: placed(panels),
  };
}

export function dashboardConfigMap(plan: IronicPlan): ConfigMap {
  const { names, namespace } = plan;
  const content: Value<string> = mapValue(
    namespace.name,
    (name) => `${JSON.stringify(dashboard(names.base, name), undefined, 2)}\n`,
  );
  return {
    metadata: {
      name: names.dashboard,
      namespace: namespace.name,
      labels: { ...objectLabels(plan), grafana_dashboard: "1" },
    },
    data: { [`${names.base}.json`]: content },
  };
}
