// The Grafana dashboard over the sensor metrics, in a ConfigMap that Grafana's sidecar picks up.

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
  readonly width: number;
  readonly height: number;
}

const columns = 24;

/** One series for each temperature sensor, whatever part it sits in. */
const temperatures = '{__name__=~"baremetal_temp_.*_celsius",namespace="$namespace",node_name=~"$node"}';
const status = (part: string): string => `baremetal_${part}_status{namespace="$namespace",node_name=~"$node"}`;
const lastPayload = 'baremetal_last_payload_timestamp_seconds{namespace="$namespace",node_name=~"$node"}';

const panels: readonly Panel[] = [
  {
    type: "stat",
    title: "Machines with sensor data",
    description: "Machines whose BMC has ever answered since the pod started.",
    query: `count(count by (node_uuid) (${lastPayload}))`,
    unit: "none",
    width: 6,
    height: 5,
  },
  {
    type: "stat",
    title: "Oldest sensor data",
    description: "Time since the machine that has been silent longest was heard of.",
    query: `max(time() - ${lastPayload})`,
    unit: "s",
    width: 6,
    height: 5,
  },
  {
    type: "stat",
    title: "Parts that are not healthy",
    description: "Power supplies, fans and drives that a BMC reports as failed or degraded.",
    query: `count(${status("power")} > 0 or ${status("fan")} > 0 or ${status("drive")} > 0) or vector(0)`,
    unit: "none",
    width: 6,
    height: 5,
  },
  {
    type: "stat",
    title: "Hottest sensor",
    description: "Highest temperature of all sensors.",
    query: `max(${temperatures})`,
    unit: "celsius",
    width: 6,
    height: 5,
  },
  {
    type: "timeseries",
    title: "Temperatures",
    description: "Highest temperature by machine and part.",
    query: `max by (node_name, entity_id) (${temperatures})`,
    unit: "celsius",
    width: columns,
    height: 9,
  },
  {
    type: "table",
    title: "Parts that are not healthy",
    description: "1 is degraded or failed, more is worse.",
    query: `${status("power")} > 0 or ${status("fan")} > 0 or ${status("drive")} > 0`,
    unit: "none",
    width: columns,
    height: 8,
  },
];

function placed(all: readonly Panel[]): unknown[] {
  let x = 0;
  let y = 0;
  return all.map(({ query, unit, width, height, ...panel }, i) => {
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
      fieldConfig: { defaults: { unit }, overrides: [] },
      targets: [
        { refId: "A", expr: query, instant, range: !instant, ...(panel.type === "table" ? { format: "table" } : {}) },
      ],
    };
  });
}

function dashboard(base: string, namespace: string): unknown {
  return {
    uid: `metal3-${base}`,
    title: `Metal3 sensors: ${base}`,
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
        {
          name: "node",
          type: "query",
          datasource: { type: "prometheus", uid: "${datasource}" },
          query: 'label_values(baremetal_last_payload_timestamp_seconds{namespace="$namespace"}, node_name)',
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
