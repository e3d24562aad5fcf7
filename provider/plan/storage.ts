// Where the directory /shared lies.

import type { AccessMode, Storage } from "../schema/types";
import type { Value } from "../schema/value";
import { validateObjectName } from "./names";
import { quantityRule } from "./quantities";
import type { Problems } from "./problems";
import { check } from "./rule";

export type StoragePlan =
  /** A directory of the node that ends with the pod. */
  | { readonly kind: "node"; readonly sizeLimit: Value<string> | undefined }
  | {
      readonly kind: "claim";
      readonly size: Value<string>;
      readonly storageClassName: Value<string> | undefined;
      readonly accessMode: AccessMode;
    }
  | { readonly kind: "existing"; readonly name: Value<string> };

export function planStorage(problems: Problems, storage: Storage = {}): StoragePlan {
  const { size, storageClassName, accessMode, existingClaim, sizeLimit } = storage;
  check(problems, "storage.size", size, quantityRule);
  check(problems, "storage.sizeLimit", sizeLimit, quantityRule);
  validateObjectName(problems, "storage.storageClassName", storageClassName);
  validateObjectName(problems, "storage.existingClaim", existingClaim);
  for (const field of ["storageClassName", "accessMode"] as const) {
    if (storage[field] !== undefined && size === undefined) {
      problems.add(`storage.${field}`, storage[field], "needs storage.size: it says how a claim is made");
    }
  }
  if (existingClaim !== undefined && size !== undefined) {
    problems.add("storage.existingClaim", existingClaim, "excludes storage.size: use one claim or make another");
  }
  if (sizeLimit !== undefined && (size ?? existingClaim) !== undefined) {
    problems.add("storage.sizeLimit", sizeLimit, "has no effect on a claim, whose own size limits it");
  }
  if (size !== undefined) {
    return { kind: "claim", size, storageClassName, accessMode: accessMode ?? "ReadWriteOnce" };
  }
  return existingClaim === undefined ? { kind: "node", sizeLimit } : { kind: "existing", name: existingClaim };
}
