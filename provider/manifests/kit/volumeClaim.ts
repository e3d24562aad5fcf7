// PersistentVolumeClaims of the component: for /shared, for leases, for the database and its backups.

import type { NewClaim } from "../../plan/base/claim";
import type { IronicPlan } from "../../plan/plan";
import type { Value } from "../../schema/value";
import type { Labels, PersistentVolumeClaim } from "../kubernetes/objects";
import { optionalField } from "./optionalField";

export function volumeClaim(
  plan: IronicPlan,
  { accessMode, storageClassName, size }: NewClaim,
  { name, labels }: { readonly name: Value<string>; readonly labels: Labels },
): PersistentVolumeClaim {
  return {
    metadata: {
      name,
      namespace: plan.namespace.name,
      labels,
      // Most storage classes bind a claim when the first pod uses it; the workload waits for it anyway.
      annotations: { "pulumi.com/skipAwait": "true" },
    },
    spec: {
      accessModes: [accessMode],
      ...optionalField("storageClassName", storageClassName),
      resources: { requests: { storage: size } },
    },
  };
}
