// What arrives over the wire: Outputs, resources and data, told apart; what no data may be called, and how large it may be.

import * as pulumi from "@pulumi/pulumi";

/** An Output of the SDK; data that only claims to be one has no such class. */
export function isOutput(raw: unknown): raw is pulumi.Output<unknown> {
  return pulumi.Output.isInstance(raw) && Object.getPrototypeOf(raw) !== Object.prototype;
}

/** Whether it is known and secret, and its value; over the wire all three are already there. */
export async function inside(
  output: pulumi.Output<unknown>,
): Promise<[known: boolean, secret: boolean, value: unknown]> {
  const parts = output as unknown as {
    isKnown: Promise<boolean>;
    isSecret: Promise<boolean>;
    promise(): Promise<unknown>;
  };
  const [known, secret] = await Promise.all([parts.isKnown, parts.isSecret]);
  return [known, secret, known ? await parts.promise() : undefined];
}

/** The text that stands for one that is not known yet, where the SDK hands it over as a text: the id of a resource. */
export const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export const resourceReason = "is a whole resource: pass one of its outputs instead, for example its metadata.name";

/** What no object can hold under Pulumi and JavaScript: it would change what the object is, or how the engine reads it. */
const reservedNames: readonly string[] = [...Object.getOwnPropertyNames(Object.prototype), "toJSON", "then"];
/** sdk/nodejs/runtime/rpc.ts: the key of a marked object. */
export const signatureKey = "4dabf18193072939515e22adb298388d";

export const isReserved = (name: string): boolean =>
  reservedNames.includes(name) || name.startsWith("__pulumi") || name === signatureKey;

export const reservedReason = "cannot have this name, which JavaScript or Pulumi reserves";

/** The limits of what is read: far above what a Kubernetes object can hold. */
const deepestNesting = 64;
const mostEntries = 10_000;

export function limitReason(raw: object, depth: number): string | undefined {
  if (depth > deepestNesting) {
    return `is nested more than ${deepestNesting} levels deep`;
  }
  const entries = Object.keys(raw).length;
  return entries > mostEntries ? `has ${entries} entries, and at most ${mostEntries} are accepted` : undefined;
}

/** A wrong value as it can be shown: what is inside of Outputs is not. */
export function visible(raw: unknown, depth = 0): unknown {
  if (isOutput(raw)) {
    return "[secret]";
  }
  if (typeof raw !== "object" || raw === null || depth > deepestNesting) {
    return typeof raw === "object" && raw !== null ? "…" : raw;
  }
  if (Array.isArray(raw)) {
    return raw.slice(0, 40).map((entry) => visible(entry, depth + 1));
  }
  return Object.fromEntries(
    Object.entries(raw)
      .slice(0, 40)
      .map(([key, value]) => [key, visible(value, depth + 1)]),
  );
}

export function isRecord(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}
