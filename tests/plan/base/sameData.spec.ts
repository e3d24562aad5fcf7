// Data that is the same: whatever the order of members, secret or not, and only if it is known.

import { expect } from "chai";
import { canonicalJson, revealed, sameData } from "../../../provider/plan/base/sameData";
import { secret, unknown } from "../../support/values/fakeLater";

describe("data", () => {
  it("has one text, whatever the order of its members", () => {
    expect(canonicalJson({ b: 1, a: { d: 2, c: 3 } })).to.equal('{"a":{"c":3,"d":2},"b":1}');
    expect(canonicalJson([2, 1])).to.equal("[2,1]");
  });

  it("is the same whether a part of it is secret or not", () => {
    expect(sameData({ a: secret(["x"]) }, { a: ["x"] })).to.equal(true);
    expect(sameData({ a: secret("x") }, { a: "y" })).to.equal(false);
  });

  it("equals nothing, not even itself, while a part of it is unknown", () => {
    const later = { a: [unknown()] };
    expect(sameData(later, later)).to.equal(false);
    expect(revealed(later)).to.equal(undefined);
    expect(sameData(undefined, undefined)).to.equal(false);
  });
});
