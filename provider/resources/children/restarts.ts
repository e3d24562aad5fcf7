// Annotations that restart a pod, one for each cause: a digest of what the cause depends on.

import { causeAnnotation, type RestartCause } from "../../manifests/pod/restartCauses";
import type { Value } from "../../schema/value";
import { later, toInput } from "../../wire/later";
import type { PlanScope } from "./planScope";

/** How long Pulumi waits for pods; the download of the ramdisk at the first start takes its time. */
export const awaitTimeout = "20m";

export type RestartDigests = Readonly<Partial<Record<RestartCause, Value<string>>>>;

export function restartDigests(
  scope: PlanScope,
  causes: Readonly<Partial<Record<RestartCause, unknown>>>,
): RestartDigests {
  return Object.fromEntries(
    Object.entries(causes).map(([cause, content]) => [cause, later(scope.digest(toInput(content)))]),
  );
}

export function restartAnnotations(digests: RestartDigests): Record<string, Value<string>> {
  return Object.fromEntries(
    (Object.entries(digests) as [RestartCause, Value<string>][]).map(([cause, digest]) => [
      causeAnnotation(cause),
      digest,
    ]),
  );
}
