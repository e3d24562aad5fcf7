// The Namespace: made only when asked for, with the level of Pod Security that the pods need.

import { expect } from "chai";
import { planOf } from "../../support/rendering/planning";
import { manifestsOf } from "../../support/rendering/rendering";
import { required } from "../../support/assertions/required";
import { scenario } from "../../support/scenarios/scenarios";

describe("the Namespace", () => {
  it("is not made unless it is asked for", () => {
    expect(manifestsOf(planOf({ namespace: "metal3" })).namespace).to.equal(undefined);
  });

  const levels = [
    { name: "created-namespace", level: "privileged" },
    { name: "created-restricted-namespace", level: "restricted" },
  ];
  for (const { name, level } of levels) {
    it(`of ${name} enforces ${level}`, () => {
      const namespace = required(manifestsOf(planOf(scenario(name).args)).namespace);
      expect(namespace.metadata.name).to.equal("metal3");
      expect(namespace.metadata.labels?.["pod-security.kubernetes.io/enforce"]).to.equal(level);
    });
  }
});
