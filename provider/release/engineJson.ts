// What the engine sends to a custom resource: plain JSON in which secrets and unknown values are marked.

import { signatureKey, unknownText } from "../wire/received";

/** sdk/nodejs/runtime/rpc.ts: the marks of a secret and of an output. */
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
const outputSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** A value that is not known yet. It equals nothing, not even itself. */
export const unknown: unique symbol = Symbol("unknown");

export type Known = string | number | boolean | null | readonly Received[] | { readonly [key: string]: Received };
export type Received = Known | typeof unknown | undefined;

/** The values without their marks. Only the facts of a release are printed, and these are not secret. */
export function received(raw: unknown): Received {
  if (raw === unknownText) {
    return unknown;
  }
  if (Array.isArray(raw)) {
    return raw.map(received);
  }
  if (typeof raw === "object" && raw !== null) {
    const marked = raw as Readonly<Record<string, unknown>>;
    switch (marked[signatureKey]) {
      case undefined:
        return Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, received(value)]));
      case secretSignature:
        return received(marked["value"]);
      case outputSignature:
        return marked["value"] === undefined ? unknown : received(marked["value"]);
      default:
        return undefined;
    }
  }
  return raw as Known | undefined;
}

export function isUnknown(value: Received): boolean {
  return value === unknown;
}

/** A value that may be marked as secret or as an output, with the same mark around what becomes of it. */
export function marked(raw: unknown, transform: (value: unknown) => unknown): unknown {
  if (typeof raw === "object" && raw !== null && signatureKey in raw) {
    const object = raw as Readonly<Record<string, unknown>>;
    return "value" in object ? { ...object, value: marked(object["value"], transform) } : raw;
  }
  return raw === unknownText ? raw : transform(raw);
}
