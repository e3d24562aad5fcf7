// The claim on which dnsmasq keeps its leases, when the component makes it.

import type { NewClaim } from "../../plan/base/claim";
import type { IronicPlan } from "../../plan/plan";
import { volumeClaim } from "../kit/volumeClaim";
import { objectLabels } from "../kubernetes/labels";
import type { PersistentVolumeClaim } from "../kubernetes/objects";

export function leasesClaim(plan: IronicPlan, leases: NewClaim): PersistentVolumeClaim {
  return volumeClaim(plan, leases, { name: leases.claimName, labels: objectLabels(plan) });
}
