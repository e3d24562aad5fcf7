// A host that boots: from the quickstart to a disk image that runs, and back, with every certificate verified on the way.

import { expect } from "chai";
import { greeting } from "../../../scripts/lab/hosts/diskImage.mjs";
import { figure, seconds } from "../../support/lab/figures";
import {
  BareMetalHost,
  deployForHosts,
  hostsOf,
  inputsForHosts,
  knowsOneHost,
  redeploy,
  type Hosts,
} from "../../support/lab/labHosts";
import { logsIn, readyPod } from "../../support/lab/labPods";
import { everyScenario, placeOn, sharedLab, type Deployed } from "../../support/lab/labProject";

const node = "n6";
const place = placeOn(node);

function byVirtualMedia(this: Mocha.Suite): void {
  this.timeout(1_500_000);
  let deployed: Deployed;
  let hosts: Hosts;
  let host: BareMetalHost;

  const inputs = () => ({ ...place.inputs, ...inputsForHosts(hosts) });

  before(async () => {
    hosts = await hostsOf(await sharedLab());
    deployed = await deployForHosts(hosts, inputs());
  });
  after(async () => {
    await deployed.project.destroy();
    deployed.project.remove();
  });

  it("is registered by an operator that knows only what is handed over, inspected and available", async function () {
    const { lab, namespace } = deployed;
    host = await BareMetalHost.register(lab, namespace, await hosts.add(), { boot: "virtual media" });
    const { hardware } = await host.reaches("available");
    // The agent counts a card once for each of its addresses.
    expect(new Set(hardware?.nics?.map(({ mac }) => mac))).to.deep.equal(new Set([host.host.mac]));
    figure(this.test, host.timeline.map(({ state, ms }) => `${state} after ${seconds(ms)}`).join(", "));
  });

  it("verifies Ironic's certificate by the CA that it was given", () => {
    expect(host.console()).to.contain("ipa-insecure=0").and.contain("/etc/ironic-python-agent/ironic.crt");
  });

  it("gets a disk image, and boots it", async function () {
    await host.deploy();
    const begun = Date.now();
    await host.reaches("provisioned");
    await host.says(greeting);
    figure(this.test, `provisioned and booted after ${seconds(Date.now() - begun)}`);
  });

  it("stays provisioned when Ironic's pod is deleted with its SQLite database: the operator registers it again", async function () {
    const { lab, namespace } = deployed;
    const { provisioning } = await host.status();
    const pod = await readyPod(lab, namespace, "ironic-service-");
    const begun = Date.now();
    await lab.kubectl(["delete", "pod", "-n", namespace, pod.metadata.name, "--wait=true"]);
    await host.isRegisteredAgain(provisioning?.ID);
    await knowsOneHost(deployed, node, "active");
    figure(this.test, `registered again and active ${seconds(Date.now() - begun)} after the deletion`);
    expect((await host.status()).provisioning?.state).to.equal("provisioned");
  });

  it("stays provisioned when password and CA are rotated, and the component restarts the operator", async function () {
    const { provisioning } = await host.status();
    const { tls, ...others } = inputs();
    const begun = Date.now();
    await redeploy(deployed, hosts, {
      ...others,
      tls: { ...tls, caGeneration: 2, trustedCAGenerations: [1] },
      credentials: { rotation: "2" },
      bareMetalOperator: { restart: [{ name: "baremetal-operator-controller-manager" }] },
    });
    const upMs = Date.now() - begun;
    await host.isRegisteredAgain(provisioning?.ID);
    await knowsOneHost(deployed, node, "active");
    const allMs = Date.now() - begun;
    figure(this.test, `up ended after ${seconds(upMs)}, registered again and active after ${seconds(allMs)}`);
    expect((await host.status()).provisioning?.state).to.equal("provisioned");
  });

  it("is cleaned when its image is taken away, and available again", async function () {
    const begun = Date.now();
    await host.change({ image: null });
    await host.reaches("deprovisioning");
    await host.reaches("available");
    figure(this.test, `available again after ${seconds(Date.now() - begun)}`);
  });

  it("meets no error of TLS on the way", async () => {
    const { lab, namespace } = deployed;
    await readyPod(lab, namespace, "ironic-service-");
    const texts = [...Object.values(await logsIn(lab, namespace)), host.console()].join("\n");
    const refused = /.*(SSL library error \d+ in handshake|CERTIFICATE_VERIFY_FAILED|x509: ).*/gi;
    expect(texts.match(refused) ?? []).to.deep.equal([]);
  });

  it("is forgotten when its object is deleted", async () => {
    await host.remove();
  });
}

if (everyScenario) describe("a host by virtual media", byVirtualMedia);
