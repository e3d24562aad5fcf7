// Data as a text that is the same for the same data, whatever order the members of its objects have.

import { isLater } from "../../schema/value";

export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

/** With secrets in it, for comparing alone; `unknown` says what stands for a part that is not known yet. */
export function opened(value: unknown, unknown: () => unknown): unknown {
  if (isLater(value)) {
    const found = value.peek();
    return found === undefined ? unknown() : opened(found.value, unknown);
  }
  if (Array.isArray(value)) {
    return value.map((entry) => opened(entry, unknown));
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, opened(member, unknown)]))
    : value;
}

/** Its text with secrets in it, for comparing alone; undefined when a part of it is not known yet. */
export function revealed(value: unknown): string | undefined {
  let known = true;
  const data = opened(value, () => {
    known = false;
    return undefined;
  });
  return known && data !== undefined ? canonicalJson(data) : undefined;
}

/** Whether both are the same data, secret or not. What is not known yet equals nothing. */
export function sameData(a: unknown, b: unknown): boolean {
  const text = revealed(a);
  return text !== undefined && text === revealed(b);
}
