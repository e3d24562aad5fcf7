// Values that may be used only once.

import { expect } from "chai";
import * as fc from "fast-check";
import { FirstUses } from "../../../provider/plan/checks/firstUses";

describe("a value that may be used only once", () => {
  it("has no earlier use the first time, and the path of that one every time after it", () => {
    const uses = new FirstUses<number>();
    expect(uses.add(6385, "a")).to.equal(undefined);
    expect(uses.add(6385, "b")).to.equal("a");
    expect(uses.add(6385, "c")).to.equal("a");
    expect(uses.add(6180, "d")).to.equal(undefined);
  });

  it("may be used already at the start", () => {
    expect(new FirstUses([["debug", "traceStartup"]]).add("debug", "extraConfig[0]")).to.equal("traceStartup");
  });

  it("is reported once for each use after the first, whatever the values", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 })), (values) => {
        const uses = new FirstUses<number>();
        const earlier = values.map((value, i) => uses.add(value, String(i)));
        expect(earlier).to.deep.equal(
          values.map((value, i) => (values.indexOf(value) === i ? undefined : String(values.indexOf(value)))),
        );
      }),
    );
  });
});
