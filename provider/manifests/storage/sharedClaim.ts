// The claim for /shared, when the component makes it.

import type { IronicPlan } from "../../plan/plan";
import type { SharedStoragePlan } from "../../plan/storage/sharedStorage";
import type { Value } from "../../schema/value";
import { objectLabels } from "../kubernetes/labels";
import type { PersistentVolumeClaim } from "../kubernetes/objects";

type Claim = Extract<SharedStoragePlan, { kind: "claim" }>;

/** What cannot change in place: it becomes part of the name, so that the new claim is there before the old one goes. */
export function claimIdentity(claim: Claim): unknown {
  return [claim.storageClassName ?? null, claim.accessMode];
}

export function sharedClaim(plan: IronicPlan, claim: Claim, name: Value<string>): PersistentVolumeClaim {
  return {
    metadata: {
      name,
      namespace: plan.namespace.name,
      labels: objectLabels(plan),
      // Many storage classes bind only when a pod asks; the Deployment waits for it anyway.
      annotations: { "pulumi.com/skipAwait": "true" },
    },
    spec: {
      accessModes: [claim.accessMode],
      ...(claim.storageClassName === undefined ? {} : { storageClassName: claim.storageClassName }),
      resources: { requests: { storage: claim.size } },
    },
  };
}
