// One cause for which a pod is not ready.

import { withoutCredentials } from "../plan/checks/sensitive";

export interface Reason {
  /** The same for the same trouble, whatever its text counts or names. */
  readonly key: string;
  readonly text: string;
}

/** Kubernetes' reason and message, which may quote the address of a registry or the output of a probe. */
export function reasonText(reason: string, message: string): string {
  return [reason, withoutCredentials(message.trim())].filter((part) => part !== "").join(": ");
}
