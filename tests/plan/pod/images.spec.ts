// Images: the defaults, what a registry moves and what it leaves alone.

import { expect } from "chai";
import type { Images } from "../../../provider/schema/types";
import { opened, secret, unknown } from "../../support/values/fakeLater";
import { planOf, problemsOf } from "../../support/rendering/planning";
import { describeRule } from "../../support/rendering/rules";

describe("images", () => {
  const scenarios: { title: string; images?: Images; ironic: string; downloader: string }[] = [
    {
      title: "come from quay.io",
      ironic: "quay.io/metal3-io/ironic:release-38.0",
      downloader: "quay.io/metal3-io/ironic-ipa-downloader:latest",
    },
    {
      title: "move to another registry together",
      images: { registry: "mirror.example.com:5000/quay" },
      ironic: "mirror.example.com:5000/quay/metal3-io/ironic:release-38.0",
      downloader: "mirror.example.com:5000/quay/metal3-io/ironic-ipa-downloader:latest",
    },
    {
      title: "given in full stay where they are, whatever the registry",
      images: { registry: "mirror.example.com", ironic: `registry.example.com/ironic@sha256:${"01".repeat(32)}` },
      ironic: `registry.example.com/ironic@sha256:${"01".repeat(32)}`,
      downloader: "mirror.example.com/metal3-io/ironic-ipa-downloader:latest",
    },
    {
      title: "move to a registry that is secret, and stay secret",
      images: { registry: secret("mirror.example.com") },
      ironic: "mirror.example.com/metal3-io/ironic:release-38.0",
      downloader: "mirror.example.com/metal3-io/ironic-ipa-downloader:latest",
    },
    {
      title: "are not known before their registry is",
      images: { registry: unknown() },
      ironic: "[unknown]",
      downloader: "[unknown]",
    },
  ];
  for (const { title, images, ironic, downloader } of scenarios) {
    it(title, () => {
      const plan = planOf({ images }).images;
      expect([opened(plan.ironic), opened(plan.deployRamdiskDownloader)]).to.deep.equal([ironic, downloader]);
    });
  }

  it("are pulled as Kubernetes does it, and without secrets, unless said otherwise", () => {
    const { pullPolicy, pullSecrets } = planOf().images;
    expect({ pullPolicy, pullSecrets }).to.deep.equal({ pullPolicy: undefined, pullSecrets: [] });
  });

  it("are pulled with secrets of which one may come later", () => {
    const { pullSecrets } = planOf({ images: { pullSecrets: ["one", secret("two")] } }).images;
    expect(opened(pullSecrets)).to.deep.equal(["one", "two"]);
    expect(opened(planOf({ images: { pullSecrets: ["one", unknown()] } }).images.pullSecrets)).to.equal("[unknown]");
    expect(opened(planOf({ images: { pullSecrets: unknown() } }).images.pullSecrets)).to.equal("[unknown]");
  });

  describeRule<string>({
    rule: "is a host with a port and a path",
    path: "images.registry",
    args: (registry) => ({ images: { registry } }),
    wrong: [
      "",
      "https://mirror.example.com",
      "mirror.example.com/",
      "mirror example",
      "mirror:port",
      "mirror/A",
      "a//b",
    ],
    right: ["mirror", "mirror.example.com", "mirror:5000", "10.0.0.1:5000/a/b_c.d", "mirror/quay.io"],
    reason: /^must be a registry with an optional port and path/,
  });
  for (const image of ["ironic", "deployRamdiskDownloader"] as const) {
    describeRule<string>({
      rule: "is one word",
      path: `images.${image}`,
      args: (reference) => ({ images: { [image]: reference } }),
      wrong: ["", "two words", "trailing\n", "\t"],
      right: ["ironic", "quay.io/metal3-io/ironic:v1", `mirror:5000/ironic@sha256:${"0".repeat(64)}`],
      reason: /must be an image reference/,
    });
  }
});

describe("a list that is secret as a whole", () => {
  it("is checked entry by entry, and shows none of them", () => {
    const args = {
      images: { pullSecrets: secret(["good", "Not Good"]) },
      tls: { extraSANs: secret(["a.example", "192.0.2.1/24"]) },
    };
    expect(problemsOf(args).map(({ path, shown }) => [path, shown])).to.deep.equal([
      ["tls.extraSANs[1]", undefined],
      ["images.pullSecrets[1]", undefined],
    ]);
  });
});
