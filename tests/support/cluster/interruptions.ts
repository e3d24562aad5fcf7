// What tests that interrupt an operation have in common.

import assert from "node:assert/strict";
import type { ClusterOptions } from "./clusterProject";
import { until } from "./controlPlane";
import type { Project } from "../engine/engine";
import { assertKept, generatedIn } from "./generated";
import type { Operation } from "../engine/operation";

/** The state is written after each step, as a user has it. */
export const asUsersHaveIt: ClusterOptions = { storedOnce: false };

/** Waits until an operation has begun with a step of a type. */
export async function reached(operation: Operation, type: string): Promise<void> {
  await until(`a step of ${type}`, () =>
    Promise.resolve(operation.steps().some((step) => step.type === type) ? true : undefined),
  );
}

/** An up that was interrupted is completed by the next one, without generating anything a second time. */
export async function completes(project: Project): Promise<void> {
  const generated = await generatedIn(project);
  assert.notDeepEqual(generated, {});
  const again = await project.up();
  assert.ok(again.ok, again.text);
  await assertKept(project, generated);
  const preview = await project.preview("--expect-no-changes");
  assert.ok(preview.ok, preview.text);
}
