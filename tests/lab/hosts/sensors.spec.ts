// Sensor data of a host reach Prometheus through Ironic and its exporter.

import { expect } from "chai";
import { BareMetalHost, deployForHosts, hostsOf, inputsForHosts, type Hosts } from "../../support/lab/labHosts";
import { everyScenario, placeOn, sharedLab, type Deployed } from "../../support/lab/labProject";
import { MetricsRelay } from "../../support/lab/metricsRelay";
import { Prometheus } from "../../support/servers/prometheus";

const node = "n12";
const exporter = { enabled: true, disableServiceMonitor: true, sensorCollectionInterval: 120 };
const collectedWithinMs = 300_000;

function sensors(this: Mocha.Suite): void {
  this.timeout(1_000_000);
  let deployed: Deployed;
  let hosts: Hosts;
  let host: BareMetalHost;
  let relay: MetricsRelay;
  let prometheus: Prometheus;

  before(async () => {
    hosts = await hostsOf(await sharedLab());
    const { extraConfig, ...others } = inputsForHosts(hosts);
    // Of hosts that nothing was deployed to, Ironic collects nothing by default.
    const all = { group: "sensor_data", name: "enable_for_undeployed_nodes", value: "true" };
    deployed = await deployForHosts(hosts, {
      ...placeOn(node).inputs,
      ...others,
      extraConfig: [...extraConfig, all],
      prometheusExporter: exporter,
    });
    const { lab, namespace } = deployed;
    host = await BareMetalHost.register(lab, namespace, await hosts.add(), {
      boot: "virtual media",
      uninspected: true,
    });
    await host.reaches("available");
    relay = await MetricsRelay.start(deployed, node);
    prometheus = await Prometheus.scraping(relay.target, { namespace, service: "ironic" });
  });
  after(async () => {
    await prometheus.stop();
    await relay.stop();
    await deployed.project.destroy();
    deployed.project.remove();
  });

  it("reach Prometheus with the name of the host", async () => {
    const fans = await prometheus.until("baremetal_fan_status", collectedWithinMs);
    const names = new Set(fans.map(({ metric }) => metric.node_name));
    expect(names).to.deep.equal(new Set([`${deployed.namespace}~${host.host.name}`]));
    expect(await prometheus.query("baremetal_temperature_status")).not.to.deep.equal([]);
  });
}

if (everyScenario) describe("sensor data of a host", sensors);
