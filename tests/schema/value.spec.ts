// Values that may come later: they can be transformed and joined, and never looked at by accident.

import assert from "node:assert/strict";
import * as fc from "fast-check";
import { allValues, isLater, mapValue, text, type Value } from "../../provider/schema/value";
import { opened, secret, unknown, visible } from "../support/values/fakeLater";

const double = (n: number): number => 2 * n;
const never = (): never => assert.fail("a transformation saw a value that is not there");

describe("mapValue", () => {
  it("transforms what is plain", () => assert.equal(mapValue(21, double), 42));

  it("transforms a secret into a secret", () => {
    const result = mapValue(secret(21), double);
    assert.deepEqual([visible(result), opened(result)], ["[secret]", 42]);
  });

  it("leaves what is unknown alone", () => assert.equal(visible(mapValue(unknown<number>(), never)), "[unknown]"));
});

describe("allValues", () => {
  const lists: { title: string; values: Value<number>[]; shown: unknown; inside: unknown }[] = [
    { title: "of nothing is an empty list", values: [], shown: [], inside: [] },
    { title: "of plain values is plain", values: [1, 2], shown: [1, 2], inside: [1, 2] },
    {
      title: "keeps the order when the first is secret",
      values: [secret(1), 2, 3],
      shown: "[secret]",
      inside: [1, 2, 3],
    },
    {
      title: "keeps the order when the last is secret",
      values: [1, 2, secret(3)],
      shown: "[secret]",
      inside: [1, 2, 3],
    },
    { title: "of secrets is one secret", values: [secret(1), secret(2)], shown: "[secret]", inside: [1, 2] },
    {
      title: "is unknown when one is",
      values: [1, secret(2), unknown<number>()],
      shown: "[unknown]",
      inside: "[unknown]",
    },
    {
      title: "is unknown when the first is",
      values: [unknown<number>(), secret(2)],
      shown: "[unknown]",
      inside: "[unknown]",
    },
  ];
  for (const { title, values, shown, inside } of lists) {
    it(title, () => {
      const all = allValues(values);
      assert.deepEqual([visible(all), opened(all)], [shown, inside]);
    });
  }

  it("does not change what it was given", () => {
    const values = [1, secret(2)];
    allValues(values);
    assert.deepEqual(opened(values), [1, 2]);
  });

  it("holds the same values in the same order, whatever is secret among them", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer(), fc.boolean())), (entries) => {
        const all = allValues(entries.map(([value, hidden]) => (hidden ? secret(value) : value)));
        assert.equal(
          isLater(all),
          entries.some(([, hidden]) => hidden),
        );
        assert.deepEqual(
          opened(all),
          entries.map(([value]) => value),
        );
      }),
    );
  });
});

describe("text", () => {
  it("is plain when its holes are", () => assert.equal(text`https://${"host"}:${6385}/`, "https://host:6385/"));

  it("without holes is itself", () => assert.equal(text`plain`, "plain"));

  it("keeps what its holes hold as it is", () => {
    assert.equal(text`${"a\\n"}-${"${b}"}`, "a\\n-${b}");
  });

  it("is secret, or unknown, when a hole is", () => {
    const result = text`${secret("user")}@${"host"}`;
    assert.deepEqual([visible(result), opened(result)], ["[secret]", "user@host"]);
    assert.equal(visible(text`${secret("user")}@${unknown<string>()}`), "[unknown]");
  });
});

describe("isLater", () => {
  it("tells what comes later from what only looks like it", () => {
    const values = [secret(1), unknown(), 1, "a", undefined, null, { peek: () => undefined, map: () => undefined }];
    assert.deepEqual(
      values.map((value) => isLater<unknown>(value)),
      [true, true, false, false, false, false, false],
    );
  });
});
