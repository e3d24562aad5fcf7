// Forms: what they drop and respell, in which step, and that secrets and unknowns go through them.

import { expect } from "chai";
import {
  asGiven,
  block,
  list,
  mapOf,
  set,
  spelled,
  unless,
  unlessEmpty,
  whole,
} from "../../../provider/plan/base/form";
import { isLater, type Value } from "../../../provider/schema/value";
import { opened, secret, unknown } from "../../support/values/fakeLater";

const lower = spelled((text) => text.toLowerCase());

describe("a form", () => {
  it("respells in the second step only", () => {
    expect(lower("A", "drop")).to.equal("A");
    expect(lower("A", "spell")).to.equal("a");
  });

  it("drops a default in either step, in any spelling, be it secret or not", () => {
    const form = unless<Value<string>>("a", lower);
    for (const given of ["a", "A", secret("A")]) {
      expect(form(given, "drop")).to.equal(undefined);
      expect(form(given, "spell")).to.equal(undefined);
    }
    expect(form("B", "drop")).to.equal("B");
    expect(isLater(form(unknown<string>(), "spell")!)).to.equal(true);
  });

  it("returns what is canonical as it is, so that nothing is planned twice", () => {
    const form = block<{ a?: Value<string>; b?: Value<readonly Value<string>[]>; c?: Record<string, Value<string>> }>({
      a: lower,
      b: set(lower),
      c: mapOf(lower),
    });
    for (const given of [
      { a: "x" },
      { a: secret("x") },
      { b: ["x", secret("y")] },
      { b: secret(["x"]) },
      { c: { d: "e" } },
    ]) {
      expect(form(given, "spell")).to.equal(given);
    }
  });

  it("of a block without content is nothing, unless the block says something by itself", () => {
    const form = block<{ a?: boolean }>({ a: unless(false) });
    expect(form({ a: false }, "drop")).to.deep.equal({});
    expect(unlessEmpty(form)({ a: false }, "drop")).to.equal(undefined);
  });

  it("of an empty text, list or map is nothing", () => {
    for (const empty of ["", [], {}, secret([]), secret({}), secret("")]) {
      expect(unlessEmpty(asGiven)(empty, "drop")).to.equal(undefined);
    }
    for (const content of [0, false, "a", [""], { a: "" }, unknown()]) {
      expect(unlessEmpty(asGiven)(content, "drop")).to.equal(content);
    }
  });

  it("of a set has one order, and each entry once", () => {
    expect(set(lower)(["b", "A", "a"], "spell")).to.deep.equal(["a", "b"]);
    expect(opened(set(lower)(secret(["b", "A"]), "spell"))).to.deep.equal(["a", "b"]);
    expect(opened(set(lower)([secret("B"), "A"], "spell"))).to.deep.equal(["a", "b"]);
  });

  it("of a set keeps the order while an entry is unknown, or problems are looked for", () => {
    const later = unknown<string>();
    expect(set()(["b", later, "a"], "spell")).to.deep.equal(["b", later, "a"]);
    expect(set(lower)(["b", "a"], "drop")).to.deep.equal(["b", "a"]);
  });

  it("of a list keeps the order", () => expect(list(lower)(["B", "a"], "spell")).to.deep.equal(["b", "a"]));

  it("reaches into a block that is secret as a whole", () => {
    const form = whole(block<{ a?: Value<string> }>({ a: lower }));
    expect(opened(form(secret({ a: "B" }), "spell"))).to.deep.equal({ a: "b" });
  });
});
