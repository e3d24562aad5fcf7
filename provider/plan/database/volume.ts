// The volumes of the managed database: for its data, and for its backups.

import type { DatabaseStorage } from "../../schema/types";
import type { NewClaim } from "../base/claim";
import { isDefined, refuseFields, type EveryField } from "../checks/fields";
import { validateObjectName } from "../checks/objectNames";
import { quantityRule } from "../checks/quantity";
import type { Problems } from "../checks/problems";
import { check } from "../checks/check";

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
  validateObjectName(problems, `${path}.claimName`, claimName);
  validateObjectName(problems, `${path}.storageClassName`, storageClassName);
  check(problems, `${path}.size`, size, quantityRule);
  if (claimName !== undefined) {
    const reason = `cannot be combined with ${path}.claimName: an existing claim has its own`;
    const reasonOf = (ofNewClaim: boolean): string | undefined => (ofNewClaim ? reason : undefined);
    refuseFields(problems, path, storage, describesNewClaim, reasonOf, isDefined);
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
