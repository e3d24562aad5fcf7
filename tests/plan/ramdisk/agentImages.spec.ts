// Deployment ramdisks of the user's own.

import { expect } from "chai";
import type { AgentImage } from "../../../provider/schema/types";
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
      right: ["file:///x", "http://a.example", "https://[2001:db8::1]:8443/x", "oci://registry.example.com/ipa:v1"],
      reason: /must be a URL: file/,
    });
  }

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
