// The claim for /shared, when the component makes it.

import type { NewClaim } from "../../plan/base/claim";
import type { IronicPlan } from "../../plan/plan";
import type { Value } from "../../schema/value";
import { volumeClaim } from "../kit/volumeClaim";
import { objectLabels } from "../kubernetes/labels";
import type { PersistentVolumeClaim } from "../kubernetes/objects";

/** What cannot change in place: it becomes part of the name, so that the new claim is there before the old one goes. */
export function claimIdentity(claim: NewClaim): unknown {
  return [claim.storageClassName ?? null, claim.accessMode];
}

export function sharedClaim(plan: IronicPlan, claim: NewClaim, name: Value<string>): PersistentVolumeClaim {
  return volumeClaim(plan, claim, { name, labels: objectLabels(plan) });
}
