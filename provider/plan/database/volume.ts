// A volume claim: a new one, or one that exists.

import type { DatabaseStorage } from "../../schema/types";
import type { Value } from "../../schema/value";
import { validateObjectName } from "../base/names";
import { quantityRule } from "../checks/quantity";
import type { Problems } from "../checks/problems";
import { check } from "../checks/check";

export interface NewStorage {
  readonly source: "new";
  readonly claimName: string;
  readonly size: Value<string>;
  readonly storageClassName: Value<string> | undefined;
  /** Whether the claim survives the removal of the component. */
  readonly retain: boolean;
}

export type StoragePlan = NewStorage | { readonly source: "existing"; readonly claimName: string };

export function planStorage(
  problems: Problems,
  path: string,
  storage: DatabaseStorage = {},
  fresh: { readonly name: string; readonly size: string; readonly retain: boolean },
): StoragePlan {
  const { claimName, size, storageClassName, retain } = storage;
  validateObjectName(problems, `${path}.claimName`, claimName);
  validateObjectName(problems, `${path}.storageClassName`, storageClassName);
  check(problems, `${path}.size`, size, quantityRule);
  if (claimName !== undefined) {
    for (const field of ["size", "storageClassName", "retain"] as const) {
      if (storage[field] !== undefined) {
        problems.add(`${path}.${field}`, storage[field], `excludes ${path}.claimName: that claim has its own`);
      }
    }
    return { source: "existing", claimName };
  }
  return {
    source: "new",
    claimName: fresh.name,
    size: size ?? fresh.size,
    storageClassName,
    retain: retain ?? fresh.retain,
  };
}
