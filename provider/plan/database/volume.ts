// The volumes of the managed database: for its data, and for its backups.

import type { DatabaseStorage } from "../../schema/types";
import type { NewClaim } from "../base/claim";
import { validateObjectName } from "../checks/objectNames";
import { quantityRule } from "../checks/quantity";
import type { Problems } from "../checks/problems";
import { check } from "../checks/check";

/** `retain`: whether the claim survives the removal of the component. */
export type NewVolume = NewClaim & { readonly retain: boolean };

export type VolumePlan = NewVolume | { readonly kind: "existing"; readonly claimName: string };

export function planVolume(
  problems: Problems,
  path: string,
  storage: DatabaseStorage = {},
  fresh: { readonly name: string; readonly size: string; readonly retain: boolean },
): VolumePlan {
  const { claimName, size, storageClassName, retain } = storage;
  validateObjectName(problems, `${path}.claimName`, claimName);
  validateObjectName(problems, `${path}.storageClassName`, storageClassName);
  check(problems, `${path}.size`, size, quantityRule);
  if (claimName !== undefined) {
    for (const field of ["size", "storageClassName", "retain"] as const) {
      if (storage[field] !== undefined) {
        problems.add(
          `${path}.${field}`,
          storage[field],
          `cannot be combined with ${path}.claimName: an existing claim has its own`,
        );
      }
    }
    return { kind: "existing", claimName };
  }
  return {
    kind: "new",
    claimName: fresh.name,
    size: size ?? fresh.size,
    storageClassName,
    accessMode: "ReadWriteOnce",
    retain: retain ?? fresh.retain,
  };
}
