// Every variable that a container gets is one that its image reads, in the release that runs.

import assert from "node:assert/strict";
import { planOf } from "../support/rendering/planning";
import { containersOf } from "../support/rendering/pods";
import { scenarios } from "../support/scenarios/scenarios";
import { imageVariables, type ImageVariable } from "./imageVariables";
import { workloadVariables } from "./imageVariablesWorkload";

const releases = ["35.0", "37.0", "38.0", "latest"];

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
          const found = row(container.name, variable);
          assert.ok(found !== undefined, `no image is known to read ${variable} in ${container.name}`);
          const since = found.since ?? releases[0]!;
          assert.ok(releases.indexOf(version) >= releases.indexOf(since), `${variable} is read since ${since}`);
          used.add(`${container.name} ${String(found.variable)}`);
        }
      }
    });
  }

  it("of the table are all set by some scenario", () => {
    const rows = imageVariables.flatMap(({ variable, containers }) =>
      containers.map((name) => `${name} ${String(variable)}`),
    );
    assert.deepEqual(
      rows.filter((name) => !used.has(name)),
      [],
    );
  });

  it("of the table stand in it once for each container", () => {
    const rows = imageVariables.flatMap(({ variable, containers }) =>
      containers.map((name) => `${name} ${String(variable)}`),
    );
    assert.equal(new Set(rows).size, rows.length);
  });
});
