// The claim for dnsmasq's leases, where none of the user's own is given.

import { PersistentVolumeClaim } from "@pulumi/kubernetes/core/v1/persistentVolumeClaim";
import { leasesClaim } from "../../manifests/dhcp/leasesClaim";
import type { IronicPlan } from "../../plan/plan";
import { toInput } from "../../wire/later";
import type { Family } from "../children/childScope";

export function createLeasesClaim(family: Family, plan: IronicPlan): void {
  const { dhcp } = plan.networking;
  if (dhcp.kind === "served" && dhcp.leases.kind === "made") {
    new PersistentVolumeClaim(family.child("leases"), toInput(leasesClaim(plan, dhcp.leases)), family.options());
  }
}
