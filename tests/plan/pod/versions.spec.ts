// Versions: each release of the schema has its tag.

import { expect } from "chai";
import { imageTags } from "../../../provider/plan/pod/versions";
import { packageSchema } from "../../../provider/schema/package";
import type { Version } from "../../../provider/schema/types";
import { planOf } from "../../support/rendering/planning";

describe("versions", () => {
  const tags: Record<Version, string> = {
    "35.0": "release-35.0",
    "37.0": "release-37.0",
    "38.0": "release-38.0",
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

  it("start with the newest release when none is given", () => {
    expect(planOf().images.version).to.equal("38.0");
  });
});
