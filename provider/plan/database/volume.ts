// The volumes of the managed database: for its data, and for its backups.

import type { DatabaseStorage } from "../../schema/types";
import { validateClaim, type NewClaim } from "../base/claim";
import type { EveryField } from "../checks/fields";
import type { Problems } from "../checks/problems";

/** `retain`: whether the claim survives the removal of the component. */
export type NewVolume = NewClaim & { readonly retain: boolean };

export type VolumePlan = NewVolume | { readonly kind: "existing"; readonly claimName: string };

/** Whether each field describes a claim that the component creates. */
const describesNewClaim: EveryField<DatabaseStorage, boolean> = {
  claimName: false,
  size: true,
  storageClassName: true,
  retain: true,
};

export function planVolume(
  problems: Problems,
  path: string,
  storage: DatabaseStorage = {},
  fresh: { readonly name: string; readonly size: string; readonly retain: boolean },
): VolumePlan {
  const { claimName, size, storageClassName, retain } = storage;
  validateClaim(problems, path, storage, describesNewClaim);
  if (claimName !== undefined) {
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
