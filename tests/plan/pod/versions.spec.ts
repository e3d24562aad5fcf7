// Versions: each release of the schema has its tag.

import { expect } from "chai";
import { imageTags } from "../../../provider/plan/pod/versions";
import { packageSchema } from "../../../provider/schema/package";
import type { IronicArgs, Version } from "../../../provider/schema/types";
import { planOf, warningsOf } from "../../support/rendering/planning";

describe("versions", () => {
  const tags: Record<Version, string> = {
    "35.0": "release-35.0",
    "37.0": "release-37.0",
    "38.0": "release-38.0",
    "39.0": "release-39.0",
    latest: "latest",
  };
  for (const [version, tag] of Object.entries(tags) as [Version, string][]) {
    it(`${version} is published as ${tag}`, () => {
      const { images } = planOf({ version });
      expect([images.version, images.ironic]).to.deep.equal([version, `quay.io/metal3-io/ironic:${tag}`]);
    });
  }

  it("are those of the schema", () => {
    const offered = packageSchema.types["metal3:index:Version"]?.enum?.map(({ value }) => value);
    expect(Object.keys(imageTags).sort()).to.deep.equal(offered?.sort());
  });

  it("are warned of where upstream has ended one, or has not published its image yet", () => {
    const warned = (args: IronicArgs) => warningsOf(args).filter((line) => /35\.0|39\.0/.test(line)).length;
    expect(warned({ version: "35.0" })).to.equal(1);
    expect(warned({ version: "39.0" })).to.equal(1);
    expect(warned({ version: "39.0", images: { ironic: "registry.example.com/ironic:39" } })).to.equal(0);
    expect(warned({ version: "38.0" })).to.equal(0);
  });

  it("start by default with the newest release that has a published image", () => {
    expect(planOf().images.version).to.equal("38.0");
  });
});
