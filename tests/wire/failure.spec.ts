// The error that users see: all problems in its message, and no property path by which the engine would print a value.

import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { inputError } from "../../provider/wire/failure";

const one = { path: "name", shown: '"Ironic"', reason: "must be lower-case" };
const other = { path: "credentials.password", shown: undefined, reason: "must have from 1 to 72 bytes" };

describe("the error for wrong inputs", () => {
  it("lists every problem, each on its line", () => {
    assert.equal(
      inputError([one, other]).message,
      '2 problems with the inputs:\n  - name ("Ironic"): must be lower-case\n  - credentials.password: must have from 1 to 72 bytes',
    );
  });

  it("counts one problem as one", () => {
    assert.equal(inputError([one]).message, '1 problem with the inputs:\n  - name ("Ironic"): must be lower-case');
  });

  it("is one that the SDK passes on without a stack, and names no property whose value the engine would print", () => {
    const error = inputError([one, other]);
    assert.ok(pulumi.InputPropertiesError.isInstance(error));
    assert.deepEqual(error.errors, []);
  });
});
