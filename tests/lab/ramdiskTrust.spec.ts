// What a host that boots is told about Ironic's certificate: where it must verify it, it has the CA for that.

import { expect } from "chai";
import { readyPod, type Pod } from "../support/lab/labPods";
import { deployable, labProgram, placeOn, type Deployed } from "../support/lab/labProject";

const place = placeOn("n4");

const program = labProgram(place.inputs, { ca: "${ironic.caCertificate}" });

describe("a host that is told to verify Ironic's certificate", function () {
  this.timeout(600_000);
  let deployed: Deployed;
  let pod: Pod;
  let ca: string;

  before(async () => {
    deployed = await deployable(program);
    const { ok, text } = await deployed.project.up();
    expect(ok, text).to.equal(true);
    ca = String((await deployed.project.outputs({ showSecrets: true })).ca).trim();
    pod = await readyPod(deployed.lab, deployed.namespace, "ironic-service-");
  });
  after(async () => {
    await deployed.project.destroy();
    deployed.project.remove();
  });

  async function printed(container: string, file: string): Promise<string> {
    const { lab, namespace } = deployed;
    return (await lab.exec({ namespace, name: pod.metadata.name }, container, ["cat", file])).stdout;
  }

  it("is given the CA with virtual media", async () => {
    const options = await printed("ironic", "/conf/ironic/ironic.conf");
    expect(options).to.contain("ipa-insecure=0");
    const bundle = /^api_ca_file = (.*)$/m.exec(options)?.[1];
    expect(bundle, "[agent]api_ca_file").to.not.equal(undefined);
    expect(await printed("ironic", bundle ?? "")).to.contain(ca);
  });

  it("is given the CA when it boots by iPXE to be inspected", async () => {
    const script = await printed("httpd", "/shared/html/inspector.ipxe");
    expect(script).to.contain("ipa-insecure=0");
    expect(script).to.contain("initrd=ipa-cacert-bundle");
    expect(await printed("httpd", "/shared/html/ipa-cacert-bundle")).to.contain(ca);
  });

  it("does not lose the system's CAs, which it verifies image servers with", async () => {
    const bundle = await printed("ironic", "/conf/ipa-tls.pem");
    expect(bundle.match(/BEGIN CERTIFICATE/g)?.length ?? 0).to.be.above(50);
  });
});
