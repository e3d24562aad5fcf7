// Where dnsmasq keeps its leases.

import { expect } from "chai";
import type { DhcpLeases, IronicArgs } from "../../../provider/schema/types";
import { planOf, problemsOf } from "../../support/rendering/planning";
import { describeRule } from "../../support/rendering/rules";
import { variant } from "../../support/assertions/required";

const withLeases = (leases?: DhcpLeases): IronicArgs => ({
  networking: { interface: "eno1", dhcp: { networkCIDR: "192.0.2.0/24", leases } },
});

function leasesOf(leases?: DhcpLeases): unknown {
  const dhcp = variant(planOf(withLeases(leases)).networking.dhcp, "kind", "served");
  return dhcp.leases;
}

describe("leases", () => {
  it("live as long as the pod, on a claim of the user's, or on one that is made", () => {
    expect(leasesOf()).to.equal(undefined);
    expect(leasesOf({ claimName: "mine" })).to.deep.equal({ kind: "existing", claimName: "mine" });
    expect(leasesOf({})).to.deep.equal({
      kind: "new",
      claimName: "ironic-leases",
      size: "64Mi",
      storageClassName: undefined,
      accessMode: "ReadWriteOnce",
    });
  });

  it("on the user's claim have its size and class", () => {
    const problems = problemsOf(withLeases({ claimName: "mine", size: "1Gi", storageClassName: "fast" }));
    expect(problems.map(({ path, reason }) => [path, reason.split(":")[0]])).to.deep.equal([
      ["networking.dhcp.leases.size", "cannot be combined with networking.dhcp.leases.claimName"],
      ["networking.dhcp.leases.storageClassName", "cannot be combined with networking.dhcp.leases.claimName"],
    ]);
  });
});

describeRule({
  rule: "is a quantity",
  path: "networking.dhcp.leases.size",
  args: (size) => withLeases({ size }),
  wrong: ["large", "64 Mi"],
  right: ["1Gi"],
  reason: /quantity/,
});
