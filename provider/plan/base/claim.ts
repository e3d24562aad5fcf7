// PersistentVolumeClaims: those that the component creates, and existing ones.

import type { AccessMode, DhcpLeases } from "../../schema/types";
import type { Value } from "../../schema/value";
import { check } from "../checks/check";
import { isDefined, refuseFields, type EveryField } from "../checks/fields";
import { validateObjectName } from "../checks/objectNames";
import type { Problems } from "../checks/problems";
import { quantityRule } from "../checks/quantity";

export interface NewClaim {
  readonly kind: "new";
  readonly claimName: string;
  readonly size: Value<string>;
  readonly storageClassName: Value<string> | undefined;
  readonly accessMode: AccessMode;
}

export interface ExistingClaim {
  readonly kind: "existing";
  readonly claimName: Value<string>;
}

/** The fields that every block about a claim has. */
type ClaimFields = DhcpLeases;

/** `describesNewClaim`: which fields make no sense for an existing claim. */
export function validateClaim<Block extends ClaimFields>(
  problems: Problems,
  path: string,
  block: Block,
  describesNewClaim: EveryField<Block, boolean>,
): void {
  validateObjectName(problems, `${path}.claimName`, block.claimName);
  validateObjectName(problems, `${path}.storageClassName`, block.storageClassName);
  check(problems, `${path}.size`, block.size, quantityRule);
  if (block.claimName !== undefined) {
    const reason = `cannot be combined with ${path}.claimName: an existing claim has its own`;
    refuseFields(problems, path, block, describesNewClaim, (isNew) => (isNew ? reason : undefined), isDefined);
  }
}
