// Inputs without which there is no plan.

import { expect } from "chai";
import { Problems } from "../../../provider/plan/checks/problems";
import { missing, required } from "../../../provider/plan/checks/required";
import { isLater, mapValue, text } from "../../../provider/schema/value";

describe("a required input", () => {
  it("is used unchanged when it is given", () => {
    const problems = new Problems();
    expect(required(problems, "a.b", "x", "is needed")).to.equal("x");
    expect(problems.list).to.deep.equal([]);
  });

  it("is a problem when it is missing, and then a value that everything can be made of", () => {
    const problems = new Problems();
    const value = required<string>(problems, "a.b", undefined, "is needed with c");
    expect(problems.list).to.deep.equal([{ path: "a.b", shown: undefined, reason: "is needed with c" }]);
    expect(value).to.equal(missing);
    expect(isLater(value) && value.peek()).to.equal(undefined);
    expect(isLater(mapValue(value, (known) => known.length))).to.equal(true);
    expect(isLater(text`https://${value}:1`)).to.equal(true);
  });
});
