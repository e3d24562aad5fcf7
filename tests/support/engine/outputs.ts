// Real Pulumi Outputs, as the SDK's server hands them to the provider at preview.

import * as pulumi from "@pulumi/pulumi";

/** Makes Outputs behave as in a preview, where what is unknown is never looked at. Call it before making any. */
export async function inPreview(): Promise<void> {
  const mocks = { call: () => ({}), newResource: () => ({ id: "", state: {} }) };
  await pulumi.runtime.setMocks(mocks, "project", "stack", true);
}

/** An Output of a resource that does not exist yet. */
export function unknownOutput<T = string>(): pulumi.Output<T> {
  return pulumi.output(pulumi.unknown) as pulumi.Output<T>;
}

interface Inside {
  readonly known: boolean;
  readonly secret: boolean;
  readonly value: unknown;
}

export async function inside(output: unknown): Promise<Inside> {
  const parts = output as {
    isKnown: Promise<boolean>;
    isSecret: Promise<boolean>;
    promise(): Promise<unknown>;
  };
  const [known, secret] = await Promise.all([parts.isKnown, parts.isSecret]);
  return { known, secret, value: known ? await parts.promise() : undefined };
}
