// The claim for leases.

import { expect } from "chai";
import { leasesClaim } from "../../../provider/manifests/dhcp/leasesClaim";
import { planOf } from "../../support/rendering/planning";
import { variant } from "../../support/assertions/required";

describe("the claim for leases", () => {
  it("has the size and class that are asked for, and is not awaited before its pod", () => {
    const claimOf = (leases: { size?: string; storageClassName?: string }) => {
      const plan = planOf({ networking: { interface: "eno1", dhcp: { networkCIDR: "192.0.2.0/24", leases } } });
      const dhcp = variant(plan.networking.dhcp, "kind", "served");
      return leasesClaim(plan, variant(dhcp.leases, "kind", "new"));
    };
    expect(claimOf({}).spec).to.deep.equal({
      accessModes: ["ReadWriteOnce"],
      resources: { requests: { storage: "64Mi" } },
    });
    const { metadata, spec } = claimOf({ size: "1Gi", storageClassName: "fast" });
    expect(metadata.name).to.equal("ironic-leases");
    expect(metadata.annotations).to.deep.equal({ "pulumi.com/skipAwait": "true" });
    expect([spec.storageClassName, spec.resources.requests.storage]).to.deep.equal(["fast", "1Gi"]);
  });
});
