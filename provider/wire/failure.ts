// How problems reach the user: one error with all of them.

import * as pulumi from "@pulumi/pulumi";
import { describe, type Problem } from "../plan/checks/problems";

/**
 * The engine prints the value at a property path, secrets included, so the error names no path to it:
 * the message says everything, and shows only what Problems lets through.
 */
export function inputError(problems: readonly Problem[]): Error {
  const lines = problems.map((problem) => `  - ${describe(problem)}`);
  const count = problems.length === 1 ? "1 problem with the inputs" : `${problems.length} problems with the inputs`;
  return new pulumi.InputPropertiesError({ message: `${count}:\n${lines.join("\n")}`, errors: [] });
}

/** The refusal of a change to an installed Ironic. It contains no secret, and nothing was changed yet. */
export function refusedError(refusals: readonly string[]): Error {
  const message = `this update is refused, and nothing was changed:\n${refusals.map((reason) => `  - ${reason}`).join("\n")}`;
  return new pulumi.InputPropertiesError({ message, errors: [] });
}
