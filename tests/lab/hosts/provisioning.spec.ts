// A host that boots: from the quickstart to a disk image that runs, and back, with every certificate verified on the way.

import { expect } from "chai";
import { greeting } from "../../../scripts/lab/hosts/diskImage.mjs";
import { figure, seconds } from "../../support/lab/figures";
import { BareMetalHost, deployForHosts, hostsOf, inputsForHosts, type Hosts } from "../../support/lab/labHosts";
import { logsIn, readyPod } from "../../support/lab/labPods";
import { placeOn, sharedLab, type Deployed } from "../../support/lab/labProject";

const place = placeOn("n6");

describe("a host by virtual media", function () {
  this.timeout(1_500_000);
  let deployed: Deployed;
  let hosts: Hosts;
  let host: BareMetalHost;

  before(async () => {
    hosts = await hostsOf(await sharedLab());
    deployed = await deployForHosts(hosts, { ...place.inputs, ...inputsForHosts(hosts) });
  });
  after(async () => {
    await deployed.project.destroy();
    deployed.project.remove();
  });

  it("is registered by an operator that knows only what is handed over, inspected and available", async function () {
    const { lab, namespace } = deployed;
    host = await BareMetalHost.register(lab, namespace, await hosts.add(), { boot: "virtual media" });
    const { hardware } = await host.reaches("available");
    expect(hardware?.nics?.map(({ mac }) => mac)).to.deep.equal([host.host.mac]);
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
    const logs = Object.values(await logsIn(lab, namespace)).join("\n");
    expect(logs.match(/.*(SSL Library Error|CERTIFICATE_VERIFY_FAILED|x509:).*/gi) ?? []).to.deep.equal([]);
  });

  it("is forgotten when its object is deleted", async () => {
    await host.remove();
  });
});
