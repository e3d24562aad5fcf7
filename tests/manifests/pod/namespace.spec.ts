// The Namespace: made only when asked for, with the level of Pod Security that the pods need.

import assert from "node:assert/strict";
import { planOf } from "../../support/rendering/planning";
import { manifestsOf } from "../../support/rendering/rendering";
import { scenario } from "../../support/scenarios/scenarios";

describe("the Namespace", () => {
  it("is not made unless it is asked for", () => {
    assert.equal(manifestsOf(planOf({ namespace: "metal3" })).namespace, undefined);
  });

  const levels = [
    { name: "created-namespace", level: "privileged" },
    { name: "created-restricted-namespace", level: "restricted" },
  ];
  for (const { name, level } of levels) {
    it(`of ${name} enforces ${level}`, () => {
      const namespace = manifestsOf(planOf(scenario(name).args)).namespace;
      assert.equal(namespace?.metadata.name, "metal3");
      assert.equal(namespace.metadata.labels?.["pod-security.kubernetes.io/enforce"], level);
    });
  }
});
