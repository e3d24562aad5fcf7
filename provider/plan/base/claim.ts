// PersistentVolumeClaims: those that the component creates, and existing ones.

import type { AccessMode } from "../../schema/types";
import type { Value } from "../../schema/value";

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
