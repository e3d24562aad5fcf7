// Data as a text that is the same for the same data, whatever order the members of its objects have.

import { isLater } from "../../schema/value";

export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

/** Its text with secrets in it, for comparing alone; undefined when a part of it is not known yet. */
export function revealed(value: unknown): string | undefined {
  let known = true;
  const open = (part: unknown): unknown => {
    if (isLater(part)) {
      const found = part.peek();
      known &&= found !== undefined;
      return open(found?.value);
    }
    if (Array.isArray(part)) {
      return part.map(open);
    }
    return typeof part === "object" && part !== null
      ? Object.fromEntries(Object.entries(part).map(([key, member]) => [key, open(member)]))
      : part;
  };
  const opened = open(value);
  return known && opened !== undefined ? canonicalJson(opened) : undefined;
}

/** Whether both are the same data, secret or not. What is not known yet equals nothing. */
export function sameData(a: unknown, b: unknown): boolean {
  const text = revealed(a);
  return text !== undefined && text === revealed(b);
}
