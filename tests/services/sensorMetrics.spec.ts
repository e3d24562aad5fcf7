// The dashboard and the alerts, asked of a real Prometheus that scrapes the real exporter: notifications of Redfish and of
// IPMI reach every panel.

import { expect } from "chai";
import { dashboardConfigMap } from "../../provider/manifests/monitoring/dashboard";
import { required } from "../support/assertions/required";
import { planOf } from "../support/rendering/planning";
import { everyAlert, ruleGroups } from "../support/rendering/alerting";
import { SensorStack } from "../support/servers/prometheus";
import { opened } from "../support/values/fakeLater";

interface Panel {
  readonly title: string;
  readonly type: string;
  readonly targets: readonly { readonly expr: string; readonly legendFormat?: string }[];
  readonly fieldConfig: { readonly defaults: { readonly unit: string; readonly thresholds: object } };
}

const plan = planOf(everyAlert);
const { data } = dashboardConfigMap(plan);
const { panels } = JSON.parse(opened(data["ironic.json"]) as string) as { panels: Panel[] };

/** As Grafana fills in the dashboard's variables. */
const filled = (query: string): string =>
  query.replaceAll("$namespace", "metal3").replaceAll("$service", "ironic").replaceAll("$node", ".*");

const alertExpression = (name: string): string =>
  required(ruleGroups().flatMap(({ rules }) => rules.find(({ alert }) => alert === name) ?? [])[0]).expr;

describe("sensor data in Prometheus", function () {
  this.timeout(180_000);
  let stack: SensorStack;

  before(async () => {
    stack = await SensorStack.start({ namespace: "metal3", service: "ironic" });
    // A host with IPMI, one with Redfish and a drive that predicts its failure, and one with hot temperature sensors.
    await stack.notify(["notification-ipmi-2.json", "notification-redfish.json", "notification-idrac.json"]);
    await stack.until("baremetal_drive_status");
  });
  after(() => stack.stop());

  for (const { title, type, targets, fieldConfig } of panels) {
    it(`fill the panel "${title}" (${type}), which has a unit and thresholds`, async () => {
      for (const { expr } of targets) {
        expect(await stack.until(filled(expr))).not.to.deep.equal([]);
      }
      expect(fieldConfig.defaults.unit).not.to.equal("");
      expect(fieldConfig.defaults.thresholds).to.have.property("steps");
    });
  }

  for (const { title, targets } of panels.filter(({ type }) => type === "timeseries")) {
    it(`name every series of "${title}" by labels that it has`, async () => {
      for (const { expr, legendFormat } of targets) {
        const labels = [...required(legendFormat).matchAll(/\{\{(\w+)\}\}/g)].map(([, label]) => required(label));
        for (const { metric } of await stack.query(filled(expr))) {
          for (const label of labels) {
            expect(metric[label] ?? "", JSON.stringify(metric)).not.to.equal("");
          }
        }
      }
    });
  }

  it("show temperatures of Redfish and of IPMI", async () => {
    const temperatures = required(panels.find(({ title }) => title === "Temperatures")?.targets[0]).expr;
    const hosts = (await stack.query(filled(temperatures))).map(({ metric }) => metric.node_name);
    expect([...new Set(hosts)].sort()).to.deep.equal(["knilab-master-u8", "knilab-master-u9", "r640-u12"]);
  });

  for (const [alert, host] of [
    ["BareMetalDriveFailurePredicted", "knilab-master-u9"],
    ["BareMetalTemperatureHigh", "r640-u12"],
  ] as const) {
    it(`are what ${alert} is about`, async () => {
      const hosts = (await stack.until(alertExpression(alert))).map(({ metric }) => metric.node_name);
      expect([...new Set(hosts)]).to.deep.equal([host]);
    });
  }

  it("are outdated when a host has been silent for long, and then raise no alert", async () => {
    await stack.notify(["notification-idrac.json"], 3 * 3600);
    const silent = await stack.until(alertExpression("BareMetalSensorDataMissing"));
    expect(silent.map(({ metric }) => metric.node_name)).to.deep.equal(["r640-u12"]);
    expect(await stack.query(alertExpression("BareMetalTemperatureHigh"))).to.deep.equal([]);
  });
});
