// Tolerations: what the API server would refuse is reported field by field.

import { expect } from "chai";
import type { Toleration } from "../../../provider/schema/types";
import { secret, unknown } from "../../support/values/fakeLater";
import { problemsOf } from "../../support/rendering/planning";

const problems = (toleration: Toleration): string[] =>
  problemsOf({ tolerations: [toleration] }).map(({ path, reason }) => `${path}: ${reason}`);

describe("a toleration", () => {
  const right: Toleration[] = [
    { operator: "Exists" },
    { key: "dedicated" },
    { key: "dedicated", operator: "Equal", value: "ironic", effect: "NoExecute", tolerationSeconds: 60 },
    { key: "example.com/dedicated", operator: "Exists", effect: "NoSchedule" },
    { key: unknown() },
    { operator: unknown(), value: "a" },
    { key: "a", effect: unknown(), tolerationSeconds: 1 },
  ];
  for (const toleration of right) {
    it(`may be ${JSON.stringify(toleration)}`, () => expect(problems(toleration)).to.deep.equal([]));
  }

  const wrong: [Toleration, RegExp][] = [
    [{}, /^tolerations\[0\]\.operator: must be Exists when there is no key/],
    [{ value: "a" }, /^tolerations\[0\]\.operator: must be Exists/],
    [{ key: "a b" }, /^tolerations\[0\]\.key: must have a key/],
    [{ key: "a", operator: "Is" }, /^tolerations\[0\]\.operator: must be Equal or Exists/],
    [{ key: "a", value: "not good" }, /^tolerations\[0\]\.value: must be at most 63/],
    [{ key: "a", operator: "Exists", value: "b" }, /^tolerations\[0\]\.value: applies only to operator Equal/],
    [{ key: "a", effect: "NoRun" }, /^tolerations\[0\]\.effect: must be NoSchedule/],
    [{ key: "a", tolerationSeconds: 5 }, /^tolerations\[0\]\.tolerationSeconds: applies only to effect NoExecute/],
  ];
  for (const [toleration, reason] of wrong) {
    it(`must not be ${JSON.stringify(toleration)}`, () => {
      const found = problems(toleration);
      expect(found).to.have.lengthOf(1);
      expect(found[0] ?? "").to.match(reason);
    });
  }

  it("that is secret is refused unseen", () => {
    const [problem] = problemsOf({ tolerations: secret([{ key: "a b" }]) });
    expect([problem?.path, problem?.shown]).to.deep.equal(["tolerations[0].key", undefined]);
  });
});
