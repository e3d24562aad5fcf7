// Rules over values that may be secret or unknown: what they see, and what a list of such values becomes.

import { expect } from "chai";
import { Problems } from "../../../provider/plan/checks/problems";
import { check, listValue, peek } from "../../../provider/plan/checks/check";
import { opened, secret, unknown, visible } from "../../support/values/fakeLater";

describe("peek", () => {
  it("sees plain and secret values, and neither unknown nor missing ones", () => {
    expect([peek("a"), peek(secret("b")), peek(unknown()), peek(undefined)]).to.deep.equal([
      "a",
      "b",
      undefined,
      undefined,
    ]);
  });

  it("sees values that count as false", () => {
    expect([peek(""), peek(0), peek(false), peek(secret(""))]).to.deep.equal(["", 0, false, ""]);
  });
});

describe("check", () => {
  const calls = (value: Parameters<typeof check<string>>[2]) => {
    const seen: string[] = [];
    const problems = new Problems();
    check<string>(problems, "field", value, (known) => {
      seen.push(known);
      return "is wrong";
    });
    return { seen, problems: problems.list };
  };

  it("calls the rule with what is known, and adds its reason", () => {
    expect(calls("a")).to.deep.equal({ seen: ["a"], problems: [{ path: "field", shown: '"a"', reason: "is wrong" }] });
    expect(calls(secret("a"))).to.deep.equal({
      seen: ["a"],
      problems: [{ path: "field", shown: undefined, reason: "is wrong" }],
    });
  });

  it("does not call it for what is missing or unknown", () => {
    expect(calls(undefined)).to.deep.equal({ seen: [], problems: [] });
    expect(calls(unknown())).to.deep.equal({ seen: [], problems: [] });
  });
});

describe("a list", () => {
  it("is empty when it is missing", () => expect(listValue(undefined)).to.deep.equal([]));
  it("is plain when all of it is", () => expect(listValue(["a", "b"])).to.deep.equal(["a", "b"]));

  it("is one secret when an entry or the whole is", () => {
    for (const list of [listValue(["a", secret("b")]), listValue(secret(["a", "b"]))]) {
      expect([visible(list), opened(list)]).to.deep.equal(["[secret]", ["a", "b"]]);
    }
  });

  it("is unknown when an entry or the whole is", () => {
    for (const list of [listValue([secret("a"), unknown()]), listValue(unknown())]) {
      expect(visible(list)).to.equal("[unknown]");
    }
  });
});
