// The stand-in for a refused value: nobody learns anything from it, and all that is made of it is one too.

import { expect } from "chai";
import { allValues, isLater, text } from "../../provider/schema/value";
import { Rejected } from "../../provider/wire/rejected";
import { secret, visible } from "../support/values/fakeLater";

describe("a rejected value", () => {
  it("comes later, for ever", () => {
    const rejected = new Rejected<string>();
    expect(isLater(rejected)).to.equal(true);
    expect(rejected.peek()).to.equal(undefined);
  });

  it("makes every text that contains it unknown", () => {
    const made = [
      text`https://${new Rejected<string>()}:${6385}`,
      allValues<unknown>(["plain", new Rejected(), secret("b")]),
      allValues<unknown>([secret("a"), new Rejected()]),
    ];
    expect(visible(made)).to.deep.equal(["[unknown]", "[unknown]", "[unknown]"]);
  });
});
