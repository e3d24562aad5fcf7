// The volume /shared: a directory of the node, or a claim.

import type { Value } from "../../schema/value";
import { sharedMount } from "../kit/directories";
import type { Volume } from "../kubernetes/objects";

export type SharedVolume =
  | { readonly kind: "emptyDir"; readonly sizeLimit: Value<string> | undefined }
  | { readonly kind: "claim"; readonly claimName: Value<string> };

export function sharedVolume(shared: SharedVolume): Volume {
  const { name } = sharedMount;
  switch (shared.kind) {
    case "emptyDir":
      return { name, emptyDir: shared.sizeLimit === undefined ? {} : { sizeLimit: shared.sizeLimit } };
    case "claim":
      return { name, persistentVolumeClaim: { claimName: shared.claimName } };
  }
}
