// Later without Pulumi: values for tests that are secret, or not known yet.

import { isLater, Later, type Value } from "../../../provider/schema/value";

class FakeLater<T> extends Later<T> {
  constructor(private readonly known?: { readonly value: T }) {
    super();
  }

  override peek(): { readonly value: T } | undefined {
    return this.known;
  }

  override map<U>(transform: (value: T) => U): Later<U> {
    return new FakeLater<U>(this.known && { value: transform(this.known.value) });
  }

  override zip<U>(other: Later<U>): Later<[T, U]> {
    const that = other.peek();
    return new FakeLater<[T, U]>(this.known && that && { value: [this.known.value, that.value] });
  }
}

/** A value that is known, and that nobody may see. */
export function secret<T>(value: T): Later<T> {
  return new FakeLater({ value });
}

/** A value that only the update will know. */
export function unknown<T = never>(): Later<T> {
  return new FakeLater<T>();
}

/** The value with every Later in it, at any depth, in the words "[secret]" or "[unknown]": what may be shown of it. */
export function visible(value: unknown): unknown {
  return withoutLaters(value, (later) => (later.peek() === undefined ? "[unknown]" : "[secret]"));
}

/** The value with every secret in it, at any depth, opened. */
export function opened(value: unknown): unknown {
  return withoutLaters(value, (later) => {
    const known = later.peek();
    return known === undefined ? "[unknown]" : opened(known.value);
  });
}

function withoutLaters(value: Value<unknown>, replace: (later: Later<unknown>) => unknown): unknown {
  if (isLater(value)) {
    return replace(value);
  }
  if (Array.isArray(value)) {
    return value.map((entry) => withoutLaters(entry, replace));
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withoutLaters(member, replace)]));
  }
  return value;
}
