// Where the directory /shared lies.

import type { SharedStorage } from "../../schema/types";
import type { Value } from "../../schema/value";
import type { ExistingClaim, NewClaim } from "../base/claim";
import type { PlanContext } from "../base/context";
import { defaults } from "../base/defaults";
import { validateObjectName } from "../checks/objectNames";
import { quantityRule } from "../checks/quantity";
import { check } from "../checks/check";

export type SharedStoragePlan =
  /** A directory of the node that ends with the pod. */
  | { readonly kind: "emptyDir"; readonly sizeLimit: Value<string> | undefined }
  /** A digest of what cannot change in place follows its name. */
  | NewClaim
  | ExistingClaim;

export function planSharedStorage({ problems, names }: PlanContext, storage: SharedStorage = {}): SharedStoragePlan {
  const { size, storageClassName, accessMode, claimName, sizeLimit } = storage;
  check(problems, "storage.size", size, quantityRule);
  check(problems, "storage.sizeLimit", sizeLimit, quantityRule);
  validateObjectName(problems, "storage.storageClassName", storageClassName);
  validateObjectName(problems, "storage.claimName", claimName);
  for (const field of ["storageClassName", "accessMode"] as const) {
    if (storage[field] !== undefined && size === undefined) {
      problems.add(`storage.${field}`, storage[field], "needs storage.size: it says how a claim is made");
    }
  }
  if (claimName !== undefined && size !== undefined) {
    problems.add("storage.claimName", claimName, "excludes storage.size: use one claim or make another");
  }
  if (sizeLimit !== undefined && (size ?? claimName) !== undefined) {
    problems.add("storage.sizeLimit", sizeLimit, "has no effect on a claim, whose own size limits it");
  }
  if (size !== undefined) {
    return {
      kind: "new",
      claimName: names.shared,
      size,
      storageClassName,
      accessMode: accessMode ?? defaults.storage.accessMode,
    };
  }
  return claimName === undefined ? { kind: "emptyDir", sizeLimit } : { kind: "existing", claimName };
}
