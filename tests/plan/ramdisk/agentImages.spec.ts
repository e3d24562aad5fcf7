// Deployment ramdisks of the user's own.

import { expect } from "chai";
import type { AgentImage, IronicArgs } from "../../../provider/schema/types";
import { problemsOf } from "../../support/rendering/planning";
import { describeRule } from "../../support/rendering/rules";

const image = (fields: Partial<AgentImage> = {}): AgentImage => ({
  kernel: "file:///shared/html/images/a.kernel",
  initramfs: "https://images.example.com/a.initramfs",
  ...fields,
});

describe("agent images", () => {
  for (const file of ["kernel", "initramfs"] as const) {
    describeRule<string>({
      rule: "is a URL that Ironic fetches",
      path: `overrides.agentImages[0].${file}`,
      args: (url) => ({ overrides: { agentImages: [image({ [file]: url })] } }),
      wrong: [
        "",
        " https://a.example/x",
        "/shared/x",
        "ftp://a.example/x",
        "file://host/x",
        "file:x",
        "http://",
        "https://a,b",
      ],
      right: [
        "file:///templates/x",
        "http://a.example",
        "https://[2001:db8::1]:8443/x",
        `oci://registry.example.com/ipa:v1@sha256:${"ab".repeat(32)}`,
      ],
      reason: /must be a URL: file/,
    });
  }

  const reasons = (kernel: string, args: IronicArgs): string[] =>
    problemsOf({ ...args, overrides: { agentImages: [image({ kernel })] } }).map(({ reason }) => reason);
  const networkBoot: IronicArgs = {
    networking: { ipAddress: "192.0.2.10", dhcp: { networkCIDR: "192.0.2.0/24" } },
  };

  it("are local files only where Ironic reads them", () => {
    for (const file of ["file:///opt/ipa/kernel", "file:///shared/html/images/../x", "file:///shared/html/imagesx/k"]) {
      expect(reasons(file, {})[0], file).to.match(/must be a file below \/shared\/html\/images or \/templates/);
      expect(reasons(file, { version: "35.0" }), file).to.deep.equal([]);
    }
  });

  it("are, with network boot, only what iPXE loads", () => {
    expect(reasons("oci://registry.example.com/ipa:v1", {})[0]).to.match(/^must name a digest/);
    expect(reasons("oci://registry.example.com/ipa:v1", networkBoot)[0]).to.match(/iPXE cannot read OCI registries/);
    expect(reasons("file:///templates/kernel", networkBoot)[0]).to.match(/must be a file below \/shared\/html with/);
    expect(reasons("file:///shared/html/images/kernel", networkBoot)).to.deep.equal([]);
    expect(reasons("http://images.example.com/kernel", networkBoot)).to.deep.equal([]);
  });

  it("are one for each architecture", () => {
    const agentImages = [image({ architecture: "x86_64" }), image(), image({ architecture: "x86_64" }), image()];
    expect(
      problemsOf({ overrides: { agentImages } }).map(({ path, reason }) => [path, reason.slice(0, 49)]),
    ).to.deep.equal([
      ["overrides.agentImages[2].architecture", "is already used by overrides.agentImages[0]: each"],
      ["overrides.agentImages[3]", "is already used by overrides.agentImages[1]: each"],
    ]);
  });
});
