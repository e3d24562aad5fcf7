// Values that may come later: they can be transformed and joined, and never looked at by accident.

import { expect } from "chai";
import * as fc from "fast-check";
import { allValues, isLater, mapValue, text, type Value } from "../../provider/schema/value";
import { opened, secret, unknown, visible } from "../support/values/fakeLater";

const double = (n: number): number => 2 * n;
const never = (): never => expect.fail("a transformation saw a value that is not there");

describe("mapValue", () => {
  it("transforms what is plain", () => expect(mapValue(21, double)).to.equal(42));

  it("transforms a secret into a secret", () => {
    const result = mapValue(secret(21), double);
    expect([visible(result), opened(result)]).to.deep.equal(["[secret]", 42]);
  });

  it("leaves what is unknown alone", () => expect(visible(mapValue(unknown<number>(), never))).to.equal("[unknown]"));
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
      expect([visible(all), opened(all)]).to.deep.equal([shown, inside]);
    });
  }

  it("does not change what it was given", () => {
    const values = [1, secret(2)];
    allValues(values);
    expect(opened(values)).to.deep.equal([1, 2]);
  });

  it("holds the same values in the same order, whichever of them are secret", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer(), fc.boolean())), (entries) => {
        const all = allValues(entries.map(([value, hidden]) => (hidden ? secret(value) : value)));
        expect(isLater(all)).to.equal(entries.some(([, hidden]) => hidden));
        expect(opened(all)).to.deep.equal(entries.map(([value]) => value));
      }),
    );
  });
});

describe("text", () => {
  it("is plain when its holes are", () => expect(text`https://${"host"}:${6385}/`).to.equal("https://host:6385/"));

  it("without holes is itself", () => expect(text`plain`).to.equal("plain"));

  it("keeps what its holes hold as it is", () => {
    expect(text`${"a\\n"}-${"${b}"}`).to.equal("a\\n-${b}");
  });

  it("is secret, or unknown, when a hole is", () => {
    const result = text`${secret("user")}@${"host"}`;
    expect([visible(result), opened(result)]).to.deep.equal(["[secret]", "user@host"]);
    expect(visible(text`${secret("user")}@${unknown<string>()}`)).to.equal("[unknown]");
  });
});

describe("isLater", () => {
  it("tells what comes later from what only looks like it", () => {
    const values = [secret(1), unknown(), 1, "a", undefined, null, { peek: () => undefined, map: () => undefined }];
    expect(values.map((value) => isLater<unknown>(value))).to.deep.equal([
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
