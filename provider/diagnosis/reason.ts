// One cause for which a pod is not ready.

export interface Reason {
  /** The same for the same trouble, whatever its text counts or names. */
  readonly key: string;
  readonly text: string;
}

/** Kubernetes' reason and message. */
export function reasonText(reason: string, message: string): string {
  return [reason, message.trim()].filter((part) => part !== "").join(": ");
}
