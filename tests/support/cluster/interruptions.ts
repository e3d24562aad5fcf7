// What tests that interrupt an operation have in common.

import { expect } from "chai";
import type { ClusterOptions } from "./clusterProject";
import { until } from "./controlPlane";
import type { Project } from "../engine/engine";
import { expectKept, generatedIn } from "./generated";
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
  expect(generated).not.to.deep.equal({});
  const again = await project.up();
  expect(again.ok, again.text).to.equal(true);
  await expectKept(project, generated);
  const preview = await project.preview("--expect-no-changes");
  expect(preview.ok, preview.text).to.equal(true);
}
