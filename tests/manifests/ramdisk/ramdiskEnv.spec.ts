// Variables about inspection, ramdisks of the user's own, and CA certificates.

import { expect } from "chai";
import type { IronicArgs } from "../../../provider/schema/types";
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
  it("tell what is inspected", () => {
    expect(added({ inspection: { collectors: ["default", "logs"], vlanInterfaces: ["eth0"] } })).to.deep.equal([
      "IRONIC_IPA_COLLECTORS=default,logs",
      "IRONIC_ENABLE_VLAN_INTERFACES=eth0",
    ]);
  });

  it("tell where ramdisks are, by architecture and for all others", () => {
    const agentImages = [image("arm", "aarch64"), image("any"), image("x86", "x86_64")];
    expect(added({ overrides: { agentImages } })).to.deep.equal([
      "DEPLOY_KERNEL_URL=https://images.example.com/any.kernel",
      "DEPLOY_RAMDISK_URL=file:///shared/html/images/any.initramfs",
      "DEPLOY_KERNEL_BY_ARCH=aarch64:https://images.example.com/arm.kernel,x86_64:https://images.example.com/x86.kernel",
      "DEPLOY_RAMDISK_BY_ARCH=aarch64:file:///shared/html/images/arm.initramfs,x86_64:file:///shared/html/images/x86.initramfs",
    ]);
  });

  it("are the same for ironic and httpd, which boots machines", () => {
    const args = { overrides: { agentImages: [image("any")] }, inspection: { collectors: ["logs"] } };
    const names = [...added(args)];
    expect(names).to.have.lengthOf.above(0);
    expect(names.every((line) => envOf("ironic", args).includes(line))).to.equal(true);
  });
});
