// Variables about inspection, ramdisks of the user's own, and CA certificates.

import { expect } from "chai";
import type { AgentImage, IronicArgs } from "../../../provider/schema/types";
import { envOf } from "../../support/rendering/pods";

const image = (name: string, architecture?: "x86_64" | "aarch64") => ({
  kernel: `https://images.example.com/${name}.kernel`,
  initramfs: `file:///shared/html/images/${name}.initramfs`,
  architecture,
});

function added(args: IronicArgs): string[] {
  return envOf("httpd", args).filter((line) => !envOf("httpd").includes(line));
}

describe("variables of the workload", () => {
  it("name what is inspected", () => {
    expect(added({ inspection: { collectors: ["default", "extra"], vlanInterfaces: ["eth0"] } })).to.deep.equal([
      "IRONIC_IPA_COLLECTORS=default,extra",
      "IRONIC_ENABLE_VLAN_INTERFACES=eth0",
    ]);
  });

  const boots = (name: string, agentImages: AgentImage[], more: IronicArgs = {}): string[] =>
    envOf(name, { ...more, overrides: { agentImages } }).filter((line) => line.startsWith("DEPLOY_"));

  it("give Ironic the ramdisks, by architecture and for all others", () => {
    expect(boots("ironic", [image("arm", "aarch64"), image("any"), image("x86", "x86_64")])).to.deep.equal([
      "DEPLOY_KERNEL_URL=https://images.example.com/any.kernel",
      "DEPLOY_RAMDISK_URL=file:///shared/html/images/any.initramfs",
      "DEPLOY_KERNEL_BY_ARCH=x86_64:https://images.example.com/x86.kernel,aarch64:https://images.example.com/arm.kernel",
      "DEPLOY_RAMDISK_BY_ARCH=x86_64:file:///shared/html/images/x86.initramfs,aarch64:file:///shared/html/images/arm.initramfs",
    ]);
  });

  it("list both architectures for the iPXE script, which has no ramdisk for all others", () => {
    expect(boots("httpd", [image("any"), image("arm", "aarch64")])).to.deep.equal([
      "DEPLOY_KERNEL_BY_ARCH=x86_64:https://images.example.com/any.kernel,aarch64:https://images.example.com/arm.kernel",
      "DEPLOY_RAMDISK_BY_ARCH=x86_64:file:///shared/html/images/any.initramfs,aarch64:file:///shared/html/images/arm.initramfs",
    ]);
  });

  it("leave an architecture without an entry of its own to the files of the downloader", () => {
    const [kernels] = boots("httpd", [image("arm", "aarch64")]);
    expect(kernels).to.equal(
      "DEPLOY_KERNEL_BY_ARCH=x86_64:file:///shared/html/images/ironic-python-agent.kernel,aarch64:https://images.example.com/arm.kernel",
    );
    const forX86: IronicArgs = { deployRamdisk: { architecture: "x86_64" } };
    for (const name of ["ironic", "httpd"]) {
      expect(boots(name, [image("arm", "aarch64")], forX86)[0]).to.equal(
        "DEPLOY_KERNEL_BY_ARCH=x86_64:file:///shared/html/images/ironic-python-agent_x86_64.kernel,aarch64:https://images.example.com/arm.kernel",
      );
    }
  });

  it("are absent where the image finds the downloaded ramdisk by itself", () => {
    expect([...boots("ironic", []), ...boots("httpd", [])]).to.deep.equal([]);
  });
});
