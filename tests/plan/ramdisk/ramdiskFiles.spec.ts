// Which ramdisk a host of each architecture boots.

import { expect } from "chai";
import { filesByArchitecture, networkBootFiles } from "../../../provider/plan/ramdisk/ramdiskFiles";
import type { AgentImage, Architecture, IronicArgs } from "../../../provider/schema/types";
import { planOf } from "../../support/rendering/planning";

const image = (name: string, architecture?: Architecture): AgentImage => ({
  kernel: `https://images.example.com/${name}.kernel`,
  initramfs: `https://images.example.com/${name}.initramfs`,
  architecture,
});

const local = (architecture: Architecture, name: string) => ({
  architecture,
  kernel: `file:///shared/html/images/${name}.kernel`,
  initramfs: `file:///shared/html/images/${name}.initramfs`,
});

const ramdiskOf = (agentImages: AgentImage[], deployRamdisk: IronicArgs["deployRamdisk"] = {}) =>
  planOf({ overrides: { agentImages }, deployRamdisk }).ramdisk;

describe("the ramdisks by architecture", () => {
  const arm = image("arm", "aarch64");
  const any = image("any");

  it("are for Ironic those with an architecture, in an order that does not depend on the user's", () => {
    const x86 = image("x86", "x86_64");
    expect(filesByArchitecture(ramdiskOf([arm, any, x86]))).to.deep.equal([x86, arm]);
    expect(filesByArchitecture(ramdiskOf([any]))).to.deep.equal([]);
  });

  it("include the downloaded one of another architecture, which the image does not look for beside a list", () => {
    expect(filesByArchitecture(ramdiskOf([arm], { architecture: "x86_64" }))).to.deep.equal([
      local("x86_64", "ironic-python-agent_x86_64"),
      arm,
    ]);
  });

  it("are for network boot one for each architecture", () => {
    expect(networkBootFiles(ramdiskOf([any]))).to.deep.equal([
      { ...any, architecture: "x86_64" },
      { ...any, architecture: "aarch64" },
    ]);
    expect(networkBootFiles(ramdiskOf([arm]))).to.deep.equal([local("x86_64", "ironic-python-agent"), arm]);
  });

  it("are none for network boot when all are downloaded: the image finds the files", () => {
    expect(networkBootFiles(ramdiskOf([]))).to.deep.equal([]);
  });
});
