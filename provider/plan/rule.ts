// How a rule looks at a value that may be secret or unknown: it reads what it can, and lets pass what comes later.

import { isLater, mapValue, allValues, type Value } from "../schema/value";
import type { Problems } from "./problems";

/** The value behind, if it is known, secret or not. For rules only: what it returns is never shown. */
export function peek<T>(value: Value<T> | undefined): T | undefined {
  if (value === undefined) {
    return undefined;
  }
  return isLater(value) ? value.peek()?.value : value;
}

/** Adds a problem when the rule, called on a known value, returns a reason. */
export function check<T>(
  problems: Problems,
  path: string,
  value: Value<T> | undefined,
  rule: (known: T) => string | undefined,
): void {
  const known = peek(value);
  const reason = known === undefined ? undefined : rule(known);
  if (reason !== undefined) {
    problems.add(path, value, reason);
  }
}

/** Holds each entry of a list against a rule. In a list that is secret as a whole, its entries are secret too. */
export function checkEntries<T>(
  problems: Problems,
  path: string,
  list: Value<readonly Value<T>[]> | undefined,
  rule: (known: T) => string | undefined,
): void {
  (peek(list) ?? []).forEach((entry, i) => {
    const known = peek(entry);
    const reason = known === undefined ? undefined : rule(known);
    if (reason !== undefined) {
      problems.add(`${path}[${i}]`, list !== undefined && isLater(list) ? list : entry, reason);
    }
  });
}

/** A list in which either the whole or single entries may come later, as one value. */
export function listValue<T>(list: Value<readonly Value<T>[]> | undefined): Value<T[]> {
  if (list === undefined) {
    return [];
  }
  // What lies inside a Later is settled with it, so its entries are plain.
  return isLater(list) ? mapValue(list, (entries) => [...entries] as T[]) : allValues(list);
}
