// Rules over values that may be secret or unknown: what they see, and what a list of such values becomes.

import assert from "node:assert/strict";
import { Problems } from "../../../provider/plan/checks/problems";
import { check, listValue, peek } from "../../../provider/plan/checks/check";
import { opened, secret, unknown, visible } from "../../support/values/fakeLater";

describe("peek", () => {
  it("sees plain and secret values, and neither unknown nor missing ones", () => {
    assert.deepEqual(
      [peek("a"), peek(secret("b")), peek(unknown()), peek(undefined)],
      ["a", "b", undefined, undefined],
    );
  });

  it("sees values that count as false", () => {
    assert.deepEqual([peek(""), peek(0), peek(false), peek(secret(""))], ["", 0, false, ""]);
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
    assert.deepEqual(calls("a"), { seen: ["a"], problems: [{ path: "field", shown: '"a"', reason: "is wrong" }] });
    assert.deepEqual(calls(secret("a")), {
      seen: ["a"],
      problems: [{ path: "field", shown: undefined, reason: "is wrong" }],
    });
  });

  it("does not call it for what is missing or unknown", () => {
    assert.deepEqual(calls(undefined), { seen: [], problems: [] });
    assert.deepEqual(calls(unknown()), { seen: [], problems: [] });
  });
});

describe("a list", () => {
  it("is empty when it is missing", () => assert.deepEqual(listValue(undefined), []));
  it("is plain when all of it is", () => assert.deepEqual(listValue(["a", "b"]), ["a", "b"]));

  it("is one secret when an entry or the whole is", () => {
    for (const list of [listValue(["a", secret("b")]), listValue(secret(["a", "b"]))]) {
      assert.deepEqual([visible(list), opened(list)], ["[secret]", ["a", "b"]]);
    }
  });

  it("is unknown when an entry or the whole is", () => {
    for (const list of [listValue([secret("a"), unknown()]), listValue(unknown())]) {
      assert.equal(visible(list), "[unknown]");
    }
  });
});
