// Labels, annotations and node selectors: the API server's rules, checked before it is asked.

import { expect } from "chai";
import type { IronicArgs } from "../../../provider/schema/types";
import type { Value } from "../../../provider/schema/value";
import { problemsOf } from "../../support/rendering/planning";
import { describeRule } from "../../support/rendering/rules";
import { secret } from "../../support/values/fakeLater";

const monitored = (labels: Record<string, Value<string>>): IronicArgs => ({
  prometheusExporter: { enabled: true, labels },
});

describeRule({
  rule: "is a label's value",
  path: "nodeSelector.rack",
  args: (rack: Value<string>) => ({ nodeSelector: { rack } }),
  wrong: ["not good", "-a", "a".repeat(64)],
  right: ["", "a", "a_b.c-d", "a".repeat(63)],
  reason: /^must be at most 63/,
});

describeRule({
  rule: "is a label's value",
  path: "prometheusExporter.labels.release",
  args: (release: Value<string>) => monitored({ release }),
  wrong: ["not good"],
  right: ["prometheus"],
  reason: /^must be at most 63/,
});

describe("keys of labels", () => {
  for (const key of ["", "/a", "a/", "a/b/c", "Example.com/a", "a..b/c", "a b", `${"a".repeat(64)}`]) {
    it(`are not like ${JSON.stringify(key)}`, () => {
      expect(
        problemsOf({ nodeSelector: { [key]: "x" } }).map(({ path, reason }) => [path, reason.slice(0, 15)]),
      ).to.deep.equal([[`nodeSelector.${key}`, "must have a key"]]);
    });
  }

  for (const key of ["a", "Rack", "example.com/Rack_1", "a.b-c.d/e"]) {
    it(`may be like ${key}`, () => expect(problemsOf({ nodeSelector: { [key]: "x" } })).to.deep.equal([]));
  }

  it("are secret in a map that is secret as a whole", () => {
    const [problem] = problemsOf({ nodeSelector: secret({ "a b": "x" }) });
    expect([problem?.path, problem?.shown]).to.deep.equal(["nodeSelector.[secret]", undefined]);
  });
});

describe("keys of annotations", () => {
  const annotated = (key: string): IronicArgs[] => [
    { networking: { ingress: { host: "a.example", annotations: { [key]: "any value" } } } },
    { networking: { gateway: { host: "a.example", gatewayName: "public", annotations: { [key]: "any value" } } } },
    { networking: { exposure: { type: "NodePort", annotations: { [key]: "any value" } } } },
    { overrides: { annotations: { [key]: "any value" } } },
  ];

  it("may have capitals in front of the slash, and are otherwise as of labels", () => {
    for (const args of annotated("Example.com/Team")) {
      expect(problemsOf(args)).to.deep.equal([]);
    }
    for (const args of annotated("a b")) {
      expect(
        problemsOf(args)
          .map(({ path, reason }) => `${path}: ${reason}`)
          .join(),
      ).to.match(/\.annotations\.a b: must have a key/);
    }
  });
});
