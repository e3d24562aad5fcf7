// The claim for dnsmasq's leases, where none of the user's own is given.

import { PersistentVolumeClaim } from "@pulumi/kubernetes/core/v1/persistentVolumeClaim";
import { leasesClaim } from "../../manifests/dhcp/leasesClaim";
import { toInput } from "../../wire/later";
import type { PlanScope } from "../children/planScope";

export function createLeasesClaim(scope: PlanScope): void {
  const { plan } = scope;
  const { dhcp } = plan.networking;
  if (dhcp?.kind === "served" && dhcp.leases?.kind === "new") {
    new PersistentVolumeClaim(scope.child("leases"), toInput(leasesClaim(plan, dhcp.leases)), scope.options());
  }
}
