// All inputs in their canonical form: for any right inputs there is one, and planning it finds nothing new.

import { expect } from "chai";
import * as fc from "fast-check";
import { planIronic } from "../../provider/plan";
import { canonicalArgs } from "../../provider/plan/canonicalArgs";
import type { IronicArgs } from "../../provider/schema/types";
import { anyIronicArgs } from "../support/arbitrary/arbitrary";
import { resourceName, scenarios, settled } from "../support/scenarios/scenarios";
import { argsSpellings } from "../support/spellings/workloadSpellings";
import { spellings } from "../support/spellings/spellings";
import { testSpellings } from "../support/spellings/testSpellings";
import { opened } from "../support/values/fakeLater";

const spelt = (args: IronicArgs): IronicArgs => canonicalArgs(resourceName, args, "spell");

const scenario = fc.constantFrom(...scenarios.map(({ args }) => settled(args)));

/** Two scenarios, of which some inputs are arbitrary. */
const anySpec = fc
  .tuple(scenario, scenario, fc.option(anyIronicArgs, { freq: 2, nil: {} }))
  .map((parts): IronicArgs => Object.assign({}, ...parts));

describe("the canonical form of all inputs", () => {
  testSpellings(argsSpellings);

  it("is tried with 80 pairs at least that mean the same, and with 30 that do not", () => {
    const all = Object.values(spellings);
    expect(all.flatMap(({ same }) => same).length).to.be.at.least(80);
    expect(all.flatMap(({ different }) => different).length).to.be.at.least(30);
  });

  it("is its own canonical form, and has no problems where the inputs have none", () => {
    let right = 0;
    fc.assert(
      fc.property(anySpec, (args) => {
        const once = spelt(args);
        expect(opened(spelt(once))).to.deep.equal(opened(once));
        const dropped = planIronic(resourceName, args);
        if (dropped.problems === undefined) {
          right += 1;
          expect(planIronic(resourceName, dropped.inputs).problems).to.equal(undefined);
        }
      }),
      { numRuns: 300, seed: 20261128 },
    );
    expect(right).to.be.above(50);
  });
});
