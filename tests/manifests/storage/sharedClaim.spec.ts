// The claim for /shared.

import { expect } from "chai";
import { variant } from "../../support/assertions/required";
import { claimIdentity, sharedClaim } from "../../../provider/manifests/storage/sharedClaim";
import type { SharedStorage } from "../../../provider/schema/types";
import { planOf } from "../../support/rendering/planning";
import { podOf } from "../../support/rendering/pods";

function claim(storage: SharedStorage) {
  const plan = planOf({ storage });
  const newClaim = variant(plan.storage, "kind", "new");
  return { object: sharedClaim(plan, newClaim, "claim"), identity: claimIdentity(newClaim) };
}

describe("the claim for /shared", () => {
  it("asks for what is given, and does not hold up the Deployment that makes it bind", () => {
    const { spec, metadata } = claim({ size: "20Gi", storageClassName: "fast", accessMode: "ReadWriteMany" }).object;
    expect(spec).to.deep.equal({
      accessModes: ["ReadWriteMany"],
      storageClassName: "fast",
      resources: { requests: { storage: "20Gi" } },
    });
    expect(metadata.annotations).to.deep.equal({ "pulumi.com/skipAwait": "true" });
  });

  it("changes with the class or mode, and not with the size", () => {
    const { identity } = claim({ size: "20Gi" });
    expect(claim({ size: "30Gi" }).identity).to.deep.equal(identity);
    expect(claim({ size: "20Gi", storageClassName: "fast" }).identity).not.to.deep.equal(identity);
    expect(claim({ size: "20Gi", accessMode: "ReadWriteMany" }).identity).not.to.deep.equal(identity);
  });

  it("is what the pod mounts", () => {
    const shared = (storage: SharedStorage) => podOf({ storage }).volumes.find(({ name }) => name === "ironic-shared");
    expect(shared({ claimName: "mine" })).to.deep.equal({
      name: "ironic-shared",
      persistentVolumeClaim: { claimName: "mine" },
    });
    expect(shared({ sizeLimit: "9Gi" })).to.deep.equal({ name: "ironic-shared", emptyDir: { sizeLimit: "9Gi" } });
  });
});
