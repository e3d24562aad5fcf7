// Golden manifests: what each scenario deploys, as YAML beside this file, for people to read in reviews.

import * as fs from "node:fs";
import * as path from "node:path";
import { expect } from "chai";
import { stringify } from "yaml";
import { visible } from "../support/values/fakeLater";
import { planOf } from "../support/rendering/planning";
import { renderedObjects } from "../support/rendering/renderedObjects";
import { scenarios } from "../support/scenarios/scenarios";
import type { Scenario } from "../support/scenarios/scenario";

const update = process.env.UPDATE_GOLDEN === "1";
const howToUpdate =
  "If the change is meant: UPDATE_GOLDEN=1 npx mocha tests/golden/manifests.spec.ts, and read the diff";

const fileOf = (name: string): string => path.join(__dirname, `${name}.yaml`);

function rendered({ args }: Scenario): string {
  return renderedObjects(planOf(args))
    .map((object) => stringify(visible(object), { lineWidth: 0, aliasDuplicateObjects: false }))
    .join("---\n");
}

describe("golden manifests", () => {
  for (const scenario of scenarios) {
    it(`of ${scenario.name} are as they were`, () => {
      const file = fileOf(scenario.name);
      if (update) {
        fs.writeFileSync(file, rendered(scenario));
      }
      const golden = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
      // Not strictEqual with a message: that would hide the difference.
      try {
        expect(rendered(scenario)).to.equal(golden);
      } catch (difference) {
        (difference as Error).message += `\n${howToUpdate}.`;
        throw difference;
      }
    });
  }

  it("are there only for the scenarios", () => {
    const expected = scenarios.map(({ name }) => `${name}.yaml`).sort();
    const files = fs.readdirSync(__dirname).filter((file) => file.endsWith(".yaml"));
    for (const file of files.filter((name) => update && !expected.includes(name))) {
      fs.rmSync(path.join(__dirname, file));
    }
    expect(update ? expected : files.sort(), howToUpdate).to.deep.equal(expected);
  });
});
