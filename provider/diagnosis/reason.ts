// One cause for which a pod is not ready.

export interface Reason {
  /** The same for the same trouble, whatever its text counts or names. */
  readonly key: string;
  readonly text: string;
}

/** Kubernetes' short word and its sentence. */
export function said(reason: string, message: string): string {
  return [reason, message.trim()].filter((part) => part !== "").join(": ");
}
