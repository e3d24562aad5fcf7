// Where the directory /shared is stored.

import type { SharedStorage } from "../../schema/types";
import type { Value } from "../../schema/value";
import type { ExistingClaim, NewClaim } from "../base/claim";
import type { PlanContext } from "../base/context";
import { defaults } from "../../schema/defaults";
import { refuseFields, type EveryField } from "../checks/fields";
import { validateObjectName } from "../checks/objectNames";
import { quantityRule } from "../checks/quantity";
import { check } from "../checks/check";

export type SharedStoragePlan =
  /** A directory of the node, deleted with the pod. */
  | { readonly kind: "emptyDir"; readonly sizeLimit: Value<string> | undefined }
  /** A digest of what cannot change in place follows its name. */
  | NewClaim
  | ExistingClaim;

/** The kinds of storage that a field applies to, and the reason against it with any other. */
interface Limit {
  readonly kinds: readonly SharedStoragePlan["kind"][];
  readonly reason: string;
}

const newClaimOnly: Limit = {
  kinds: ["new"],
  reason: "needs storage.size: it applies to a claim that the component creates",
};

/** Undefined: the field decides what kind it is. */
const limits: EveryField<SharedStorage, Limit | undefined> = {
  size: undefined,
  storageClassName: newClaimOnly,
  accessMode: newClaimOnly,
  claimName: {
    kinds: ["existing"],
    reason: "cannot be combined with storage.size: use an existing claim or create one",
  },
  sizeLimit: { kinds: ["emptyDir"], reason: "has no effect on a claim, which is limited by its own size" },
};

export function planSharedStorage({ problems, names }: PlanContext, storage: SharedStorage = {}): SharedStoragePlan {
  const { size, storageClassName, claimName, sizeLimit } = storage;
  check(problems, "storage.size", size, quantityRule);
  check(problems, "storage.sizeLimit", sizeLimit, quantityRule);
  validateObjectName(problems, "storage.storageClassName", storageClassName);
  validateObjectName(problems, "storage.claimName", claimName);
  const plan = chooseStorage(names.shared, storage);
  refuseFields(problems, "storage", storage, limits, (limit) =>
    limit === undefined || limit.kinds.includes(plan.kind) ? undefined : limit.reason,
  );
  return plan;
}

function chooseStorage(newName: string, storage: SharedStorage): SharedStoragePlan {
  const { size, storageClassName, accessMode, claimName, sizeLimit } = storage;
  if (size !== undefined) {
    return {
      kind: "new",
      claimName: newName,
      size,
      storageClassName,
      accessMode: accessMode ?? defaults.storage.accessMode,
    };
  }
  return claimName === undefined ? { kind: "emptyDir", sizeLimit } : { kind: "existing", claimName };
}
