// Plans for tests: the plan of some inputs, or what is wrong with them.

import { expect } from "chai";
import { planIronic } from "../../../provider/plan";
import type { IronicPlan } from "../../../provider/plan/plan";
import { describe as line, type Problem } from "../../../provider/plan/checks/problems";
import type { IronicArgs } from "../../../provider/schema/types";
import { resourceName, settled } from "../scenarios/scenarios";

export function planOf(args: IronicArgs = {}): IronicPlan {
  const result = planIronic(resourceName, settled(args));
  expect(result.problems?.map(line) ?? [], "these inputs were expected to be right").to.deep.equal([]);
  return result.problems === undefined ? result.plan : expect.fail("there are problems, and none is told");
}

export function problemsOf(args: IronicArgs, name = resourceName): readonly Problem[] {
  return planIronic(name, args).problems ?? [];
}

export function warningsOf(args: IronicArgs): readonly string[] {
  return planOf(args).warnings;
}
