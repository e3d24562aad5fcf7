// Where the directory /shared is stored.

import type { SharedStorage } from "../../schema/types";
import type { Value } from "../../schema/value";
import type { ExistingClaim, NewClaim } from "../base/claim";
import type { PlanContext } from "../base/context";
import { defaults } from "../base/defaults";
import { validateObjectName } from "../checks/objectNames";
import { quantityRule } from "../checks/quantity";
import { check } from "../checks/check";

export type SharedStoragePlan =
  /** A directory of the node, deleted with the pod. */
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
      problems.add(
        `storage.${field}`,
        storage[field],
        "needs storage.size: it applies to a claim that the component creates",
      );
    }
  }
  if (claimName !== undefined && size !== undefined) {
    problems.add(
      "storage.claimName",
      claimName,
      "cannot be combined with storage.size: use an existing claim or create one",
    );
  }
  if (sizeLimit !== undefined && (size ?? claimName) !== undefined) {
    problems.add("storage.sizeLimit", sizeLimit, "has no effect on a claim, which is limited by its own size");
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
