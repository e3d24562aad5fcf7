// Every variable that a container gets is one that its image reads, in the release that runs.

import { expect } from "chai";
import { planOf } from "../support/rendering/planning";
import { containersOf } from "../support/rendering/pods";
import { required } from "../support/assertions/required";
import { scenarios } from "../support/scenarios/scenarios";
import { imageVariables, type ImageVariable } from "./imageVariables";
import { workloadVariables } from "./imageVariablesWorkload";

const releases = ["35.0", "37.0", "38.0", "39.0", "latest"];

function row(container: string, name: string): ImageVariable | undefined {
  return [...imageVariables, ...workloadVariables].find(
    ({ variable, containers }) =>
      containers.includes(container) && (typeof variable === "string" ? variable === name : variable.test(name)),
  );
}

describe("variables", () => {
  const used = new Set<string>();
  for (const { name, args } of scenarios) {
    it(`of ${name} are read by the images, in this release`, () => {
      const { version } = planOf(args).images;
      for (const container of containersOf(args)) {
        for (const { name: variable } of container.env ?? []) {
          const found = required(
            row(container.name, variable),
            `no image is known to read ${variable} in ${container.name}`,
          );
          const since = found.since ?? releases[0]!;
          expect(releases.indexOf(version), `${variable} is read since ${since}`).to.be.at.least(
            releases.indexOf(since),
          );
          used.add(`${container.name} ${String(found.variable)}`);
        }
      }
    });
  }

  it("of the table are all set by some scenario", () => {
    const rows = imageVariables.flatMap(({ variable, containers }) =>
      containers.map((name) => `${name} ${String(variable)}`),
    );
    expect(rows.filter((name) => !used.has(name))).to.deep.equal([]);
  });

  it("of the table are in it once for each container", () => {
    const rows = imageVariables.flatMap(({ variable, containers }) =>
      containers.map((name) => `${name} ${String(variable)}`),
    );
    expect(new Set(rows).size).to.equal(rows.length);
  });
});
