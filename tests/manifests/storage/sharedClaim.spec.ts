// The claim for /shared.

import assert from "node:assert/strict";
import { claimIdentity, sharedClaim } from "../../../provider/manifests/storage/sharedClaim";
import type { SharedStorage } from "../../../provider/schema/types";
import { planOf } from "../../support/rendering/planning";
import { podOf } from "../../support/rendering/pods";

function claim(storage: SharedStorage) {
  const plan = planOf({ storage });
  assert.ok(plan.storage.kind === "new");
  return { object: sharedClaim(plan, plan.storage, "claim"), identity: claimIdentity(plan.storage) };
}

describe("the claim for /shared", () => {
  it("asks for what is given, and does not hold up the Deployment that makes it bind", () => {
    const { spec, metadata } = claim({ size: "20Gi", storageClassName: "fast", accessMode: "ReadWriteMany" }).object;
    assert.deepEqual(spec, {
      accessModes: ["ReadWriteMany"],
      storageClassName: "fast",
      resources: { requests: { storage: "20Gi" } },
    });
    assert.deepEqual(metadata.annotations, { "pulumi.com/skipAwait": "true" });
  });

  it("is another one for another class or mode, and the same for another size", () => {
    const { identity } = claim({ size: "20Gi" });
    assert.deepEqual(claim({ size: "30Gi" }).identity, identity);
    assert.notDeepEqual(claim({ size: "20Gi", storageClassName: "fast" }).identity, identity);
    assert.notDeepEqual(claim({ size: "20Gi", accessMode: "ReadWriteMany" }).identity, identity);
  });

  it("is what the pod mounts", () => {
    const shared = (storage: SharedStorage) => podOf({ storage }).volumes.find(({ name }) => name === "ironic-shared");
    assert.deepEqual(shared({ claimName: "mine" }), {
      name: "ironic-shared",
      persistentVolumeClaim: { claimName: "mine" },
    });
    assert.deepEqual(shared({ sizeLimit: "9Gi" }), { name: "ironic-shared", emptyDir: { sizeLimit: "9Gi" } });
  });
});
