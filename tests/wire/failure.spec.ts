// The error that users see: all problems in its message, and no property path by which the engine would print a value.

import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { inputError } from "../../provider/wire/failure";

const one = { path: "name", shown: '"Ironic"', reason: "must be lower-case" };
const other = { path: "credentials.password", shown: undefined, reason: "must have from 1 to 72 bytes" };

describe("the error for wrong inputs", () => {
  it("lists every problem, each on its line", () => {
    expect(inputError([one, other]).message).to.equal(
      '2 problems with the inputs:\n  - name ("Ironic"): must be lower-case\n  - credentials.password: must have from 1 to 72 bytes',
    );
  });

  it("counts one problem as one", () => {
    expect(inputError([one]).message).to.equal('1 problem with the inputs:\n  - name ("Ironic"): must be lower-case');
  });

  it("is one that the SDK passes on without a stack, and names no property whose value the engine would print", () => {
    const error = inputError([one, other]);
    expect(pulumi.InputPropertiesError.isInstance(error)).to.equal(true);
    expect(error).to.have.deep.property("errors", []);
  });
});
