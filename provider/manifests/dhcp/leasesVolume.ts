// The volume on which dnsmasq keeps its leases, where they outlive the pod.

import type { DhcpPlan } from "../../plan/dhcp/dhcp";
import type { Volume, VolumeMount } from "../kubernetes/objects";
import { paths } from "../kubernetes/upstream";

const name = "dnsmasq-leases";

export function leasesMounts(dhcp: DhcpPlan): VolumeMount[] {
  return keptLeases(dhcp) === undefined ? [] : [{ name, mountPath: paths.leases }];
}

export function leasesVolumes(dhcp: DhcpPlan): Volume[] {
  const claim = keptLeases(dhcp);
  return claim === undefined ? [] : [{ name, persistentVolumeClaim: { claimName: claim.claimName } }];
}

function keptLeases(dhcp: DhcpPlan) {
  return dhcp.kind === "served" ? dhcp.leases : undefined;
}
