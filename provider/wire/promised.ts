// The value of an Output as a promise: the SDK has it, but not in its types.

import type * as pulumi from "@pulumi/pulumi";

/** Undefined when it is not known at preview. */
export function promised<T>(output: pulumi.Output<T>): Promise<T> {
  return (output as unknown as { promise(): Promise<T> }).promise();
}
