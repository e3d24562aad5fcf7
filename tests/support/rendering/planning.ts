// Plans for tests: the plan of some inputs, or what is wrong with them.

import assert from "node:assert/strict";
import { planIronic } from "../../../provider/plan";
import type { IronicPlan } from "../../../provider/plan/plan";
import { describe as line, type Problem } from "../../../provider/plan/checks/problems";
import type { IronicArgs } from "../../../provider/schema/types";
import { resourceName, settled } from "../scenarios/scenarios";

export function planOf(args: IronicArgs = {}): IronicPlan {
  const result = planIronic(resourceName, settled(args));
  assert.deepEqual(result.problems?.map(line) ?? [], [], "these inputs were expected to be right");
  assert.ok(result.problems === undefined);
  return result.plan;
}

export function problemsOf(args: IronicArgs, name = resourceName): readonly Problem[] {
  return planIronic(name, args).problems ?? [];
}

export function warningsOf(args: IronicArgs): readonly string[] {
  return planOf(args).warnings;
}
