// The canonical form of storage.

import type { SharedStorage } from "../../schema/types";
import { defaults } from "../../schema/defaults";
import { asGiven, group, quantityForm, unless } from "../base/form";

export const sharedStorageForm = group<SharedStorage>({
  size: quantityForm,
  storageClassName: asGiven,
  accessMode: unless(defaults.storage.accessMode),
  claimName: asGiven,
  sizeLimit: quantityForm,
});
