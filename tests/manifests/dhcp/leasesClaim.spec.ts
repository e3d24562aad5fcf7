// The claim for leases.

import assert from "node:assert/strict";
import { leasesClaim } from "../../../provider/manifests/dhcp/leasesClaim";
import { planOf } from "../../support/rendering/planning";

describe("the claim for leases", () => {
  it("has the size and class that are asked for, and is not awaited before its pod", () => {
    const claimOf = (leases: { size?: string; storageClassName?: string }) => {
      const plan = planOf({ networking: { interface: "eno1", dhcp: { networkCIDR: "192.0.2.0/24", leases } } });
      const { dhcp } = plan.networking;
      assert.ok(dhcp?.kind === "served" && dhcp.leases?.kind === "new");
      return leasesClaim(plan, dhcp.leases);
    };
    assert.deepEqual(claimOf({}).spec, {
      accessModes: ["ReadWriteOnce"],
      resources: { requests: { storage: "64Mi" } },
    });
    const { metadata, spec } = claimOf({ size: "1Gi", storageClassName: "fast" });
    assert.equal(metadata.name, "ironic-leases");
    assert.deepEqual(metadata.annotations, { "pulumi.com/skipAwait": "true" });
    assert.deepEqual([spec.storageClassName, spec.resources.requests.storage], ["fast", "1Gi"]);
  });
});
