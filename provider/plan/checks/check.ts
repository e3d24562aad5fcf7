// How a rule checks a value that may be secret or unknown: it reads what is known, and accepts what is not known yet.

import { isLater, mapValue, allValues, type Value } from "../../schema/value";
import { nameAt, type Problems } from "./problems";

/** The value, secret or not, if it is known. For rules only: what it returns is never shown. */
export function peek<T>(value: Value<T> | undefined): T | undefined {
  if (value === undefined) {
    return undefined;
  }
  return isLater(value) ? value.peek()?.value : value;
}

/** Why the rule refuses a value, if it is known. */
function reasonOf<T>(
  problems: Problems,
  path: string,
  known: T | undefined,
  rule: (known: T) => string | undefined,
): string | undefined {
  const reason = known === undefined ? undefined : rule(known);
  if (reason !== undefined) {
    problems.noteRefused(path);
  }
  return reason;
}

/** Adds a problem when the rule, called on a known value, returns a reason. */
export function check<T>(
  problems: Problems,
  path: string,
  value: Value<T> | undefined,
  rule: (known: T) => string | undefined,
): void {
  const reason = reasonOf(problems, path, peek(value), rule);
  if (reason !== undefined) {
    problems.add(path, value, reason);
  }
}

/** Checks each entry of a list. In a list that is secret as a whole, its entries are secret too. */
export function checkEntries<T>(
  problems: Problems,
  path: string,
  list: Value<readonly Value<T>[]> | undefined,
  rule: (known: T) => string | undefined,
): void {
  (peek(list) ?? []).forEach((entry, i) => {
    const reason = reasonOf(problems, `${path}[${i}]`, peek(entry), rule);
    if (reason !== undefined) {
      problems.add(`${path}[${i}]`, list !== undefined && isLater(list) ? list : entry, reason);
    }
  });
}

const noRule = (): undefined => undefined;

export type Texts = Value<Readonly<Record<string, Value<string>>>>;

/** Checks the keys and values of a map. In a map that is secret as a whole, its keys are secret too. */
export function checkMap(
  problems: Problems,
  path: string,
  given: Texts | undefined,
  rules: { readonly key?: (key: string) => string | undefined; readonly value?: (text: string) => string | undefined },
): void {
  const hidden = given !== undefined && isLater(given);
  for (const [key, text] of Object.entries(peek(given) ?? {})) {
    const at = `${path}.${hidden ? "[secret]" : key}`;
    const real = `${path}.${key}`;
    const keyReason = reasonOf(problems, nameAt(real), key, rules.key ?? noRule);
    if (keyReason !== undefined) {
      problems.add(at, hidden ? given : undefined, keyReason);
    }
    const valueReason = reasonOf(problems, real, peek(text), rules.value ?? noRule);
    if (valueReason !== undefined) {
      problems.add(at, hidden ? given : text, valueReason);
    }
  }
}

/** A list in which either the whole or single entries may come later, as one value. */
export function listValue<T>(list: Value<readonly Value<T>[]> | undefined): Value<T[]> {
  if (list === undefined) {
    return [];
  }
  // What lies inside a Later is settled with it, so its entries are plain.
  return isLater(list) ? mapValue(list, (entries) => [...entries] as T[]) : allValues(list);
}
