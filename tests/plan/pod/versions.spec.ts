// Versions: each release of the schema has its tag.

import { expect } from "chai";
import { imageTags, newerDefaultNotice } from "../../../provider/plan/pod/versions";
import { packageSchema } from "../../../provider/schema/package";
import type { IronicArgs, Version } from "../../../provider/schema/types";
import { planOf, problemsOf, warningsOf } from "../../support/rendering/planning";

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

  const claim = (version: string, ironic?: string): IronicArgs => ({
    version: version as Version,
    ...(ironic === undefined ? {} : { images: { ironic } }),
  });

  for (const [version, behaves] of [
    ["40.0", "39.0"],
    ["39.1", "39.0"],
    ["36.0", "35.0"],
    ["100.0", "39.0"],
  ] as const) {
    it(`that are not known need an image, and count as the nearest one before: ${version} as ${behaves}`, () => {
      const args = claim(version, "registry.example/ironic@sha256:".padEnd(95, "0"));
      expect(planOf(args).images.version).to.equal(version);
      expect(warningsOf(args).join("\n")).to.match(
        new RegExp(`Ironic ${version} is not known .* is treated as ${behaves}`),
      );
      const [problem, ...more] = problemsOf(claim(version));
      expect([problem?.path, problem?.shown, more]).to.deep.equal(["version", `"${version}"`, []]);
      expect(problem?.reason ?? "").to.match(new RegExp(`needs images\\.ironic, .* treated as ${behaves}$`));
    });
  }

  it("that are older than all known ones are refused with any image", () => {
    expect(problemsOf(claim("34.0", "registry.example/ironic:v34.0.0")).map(({ path }) => path)).to.deep.equal([
      "version",
    ]);
  });

  const tagged: [version: string, image: string, contradicts: boolean][] = [
    ["38.0", "registry.example/ironic:release-37.0", true],
    ["39.0", "registry.example/ironic:v40.0.1", true],
    ["38.0", "registry.example:5000/ironic:release-38.0", false],
    ["38.0", "registry.example/ironic:v38.0.2", false],
    ["38.0", "registry.example/ironic:mine", false],
    ["latest", "registry.example/ironic:release-38.0", false],
  ];
  for (const [version, image, contradicts] of tagged) {
    it(`${contradicts ? "are warned of" : "are silent"} when ${version} runs ${image}`, () => {
      expect(warningsOf(claim(version, image)).some((line) => line.startsWith("images.ironic has the tag"))).to.equal(
        contradicts,
      );
    });
  }

  it("announce a newer default to an Ironic that stays behind it, and to no other", () => {
    expect(newerDefaultNotice("37.0", "38.0") ?? "").to.match(/stays on 37\.0.*set version to "38\.0"/);
    for (const installed of ["38.0", "39.0", "latest", "40.0"]) {
      expect(newerDefaultNotice(installed, "38.0"), installed).to.equal(undefined);
    }
    expect(newerDefaultNotice("37.0") ?? "").to.include("38.0");
  });
});
