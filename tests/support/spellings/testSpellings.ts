// What holds for pairs of spellings: the same plan and the same inputs of the component, or others.

import { expect } from "chai";
import { planIronic } from "../../../provider/plan";
import { describe as line } from "../../../provider/plan/checks/problems";
import type { IronicArgs } from "../../../provider/schema/types";
import { renderedObjects } from "../rendering/renderedObjects";
import { resourceName, settled } from "../scenarios/scenarios";
import { opened } from "../values/fakeLater";
import type { Spellings } from "./spelling";

interface Meaning {
  /** Of the component, which the engine compares. */
  readonly inputs: unknown;
  /** Everything that is deployed or recorded derives from it. */
  readonly plan: unknown;
  readonly objects: unknown;
}

function meaningOf(args: IronicArgs): Meaning {
  const result = planIronic(resourceName, settled(args));
  if (result.problems !== undefined) {
    return expect.fail(result.problems.map(line).join("\n"));
  }
  const { warnings: _warnings, ...plan } = result.plan;
  return { inputs: opened(result.inputs), plan: opened(plan), objects: opened(renderedObjects(result.plan)) };
}

export function testSpellings({ same, different }: Spellings): void {
  for (const { what, one, other } of same) {
    it(`is the same: ${what}`, () => expect(meaningOf(other)).to.deep.equal(meaningOf(one)));
  }
  for (const { what, one, other } of different) {
    it(`is not the same: ${what}`, () => {
      expect(meaningOf(other).plan).not.to.deep.equal(meaningOf(one).plan);
      expect(meaningOf(other).inputs).not.to.deep.equal(meaningOf(one).inputs);
    });
  }
}
