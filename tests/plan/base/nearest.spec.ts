// The nearest name: close enough to be meant, or none.

import { expect } from "chai";
import { nearest } from "../../../provider/plan/base/nearest";

describe("the nearest name", () => {
  const names = ["networking", "namespace", "nodeSelector", "tls", "name"];
  const scenarios: { given: string; expected: string | undefined; why: string }[] = [
    { given: "netwroking", expected: "networking", why: "two letters are swapped" },
    { given: "network", expected: "networking", why: "the end is missing" },
    { given: "NAMESPACE", expected: "namespace", why: "case does not count" },
    { given: "node_selector", expected: "nodeSelector", why: "a language spells it differently" },
    { given: "tsl", expected: undefined, why: "of three letters two differ" },
    { given: "tl", expected: "tls", why: "of three letters one is missing" },
    { given: "names", expected: "name", why: "it is nearer than namespace" },
    { given: "replicas", expected: undefined, why: "nothing is like it" },
    { given: "", expected: undefined, why: "nothing is like nothing" },
  ];
  for (const { given, expected, why } of scenarios) {
    it(`of ${JSON.stringify(given)} is ${expected ?? "none"}: ${why}`, () =>
      expect(nearest(given, names)).to.equal(expected));
  }

  it("among no candidates is none", () => expect(nearest("name", [])).to.equal(undefined));
});
