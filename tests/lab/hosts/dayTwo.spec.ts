// What happens to a host while Ironic or the operator is restarted or upgraded, when Ironic keeps nothing: it runs on SQLite.

import { expect } from "chai";
import { figure, seconds } from "../../support/lab/figures";
import {
  BareMetalHost,
  deployForHosts,
  hostsOf,
  inputsForHosts,
  knowsOneHost,
  redeploy,
  restartOperator,
  type Hosts,
} from "../../support/lab/labHosts";
import { readyPod } from "../../support/lab/labPods";
import { everyScenario, hasImage, placeOn, sharedLab, type Deployed } from "../../support/lab/labProject";

const node = "n11";
const place = placeOn(node);
const next = "39.0";
/** The operator looks at each host once a minute. */
const watchedSeconds = 130;

function onSqlite(this: Mocha.Suite): void {
  this.timeout(1_500_000);
  let deployed: Deployed;
  let hosts: Hosts;
  let host: BareMetalHost;

  const inputs = () => ({ ...place.inputs, ...inputsForHosts(hosts) });

  async function deleteIronicsPod(): Promise<void> {
    const { lab, namespace } = deployed;
    const pod = await readyPod(lab, namespace, "ironic-service-");
    await lab.kubectl(["delete", "pod", "-n", namespace, pod.metadata.name, "--wait=true"]);
  }

  before(async () => {
    hosts = await hostsOf(await sharedLab());
    deployed = await deployForHosts(hosts, inputs());
  });
  after(async () => {
    await deployed.project.destroy();
    deployed.project.remove();
  });

  it("becomes available when Ironic's pod is deleted in the middle of its inspection, with all that Ironic knows", async function () {
    const { lab, namespace } = deployed;
    host = await BareMetalHost.register(lab, namespace, await hosts.add(), { boot: "virtual media" });
    await host.says("Loaded CA certificates", 600);
    expect((await host.status()).provisioning?.state).to.equal("inspecting");
    const begun = Date.now();
    await deleteIronicsPod();
    await host.reaches("available", 900);
    figure(this.test, `available ${seconds(Date.now() - begun)} after the deletion`);
  });

  it("stays on and available when the operator's pod is deleted", async () => {
    expect(await host.isOn()).to.equal(true);
    const { provisioning } = await host.status();
    await restartOperator(deployed);
    expect(await host.staysOn(watchedSeconds)).to.equal(true);
    expect((await host.status()).provisioning).to.deep.equal(provisioning);
  });

  it("runs on what it was given when the operator's pod is deleted", async () => {
    await host.deploy();
    await host.reaches("provisioned", 900);
    const { provisioning } = await host.status();
    await restartOperator(deployed);
    expect(await host.staysOn(watchedSeconds)).to.equal(true);
    expect((await host.status()).provisioning).to.deep.equal(provisioning);
  });

  it(`runs on while Ironic is upgraded to ${next}, which then manages it`, async function () {
    const { provisioning } = await host.status();
    const begun = Date.now();
    const upgraded = { version: next, images: { ironic: `lab.local/ironic:${next}` } };
    const [isOn] = await Promise.all([
      host.staysOn(watchedSeconds),
      redeploy(deployed, hosts, { ...inputs(), ...upgraded }),
    ]);
    expect(isOn).to.equal(true);
    await host.isRegisteredAgain(provisioning?.ID);
    await knowsOneHost(deployed, node, "active");
    figure(this.test, `registered again and active ${seconds(Date.now() - begun)} after up began`);
    expect((await host.status()).provisioning?.state).to.equal("provisioned");
    expect(await host.isOn()).to.equal(true);
  });

  it("is forgotten when its object is deleted", async () => {
    await host.change({ automatedCleaningMode: "disabled" });
    await host.remove();
  });
}

if (everyScenario && hasImage(`ironic:${next}`)) describe("a host of an Ironic on SQLite", onSqlite);
