// A value that may not be there yet: how inputs that are unknown or secret pass through the pure layers unopened.

const laterBrand: unique symbol = Symbol("metal3.Later");

/** A value that is secret, or not known before the update: it can be transformed, but not looked at. */
export abstract class Later<T> {
  readonly [laterBrand] = true;

  /** The value, when it is known and only secret. For checks alone: it must never reach a message. */
  abstract peek(): { readonly value: T } | undefined;

  abstract map<U>(transform: (value: T) => U): Later<U>;

  abstract zip<U>(other: Later<U>): Later<[T, U]>;
}

/** A plain value, or one that comes later. */
export type Value<T> = T | Later<T>;

export function isLater<T>(value: Value<T>): value is Later<T> {
  return value instanceof Later;
}

export function mapValue<T, U>(value: Value<T>, transform: (value: T) => U): Value<U> {
  return isLater(value) ? value.map(transform) : transform(value);
}

/** Joins a list of values into a value of a list: plain when all of them are. */
export function allValues<T>(values: readonly Value<T>[]): Value<T[]> {
  const [first] = values;
  if (values.every((value): value is T => !isLater(value))) {
    return [...values];
  }
  if (values.length === 1) {
    return mapValue(first as Value<T>, (value) => [value]);
  }
  // In halves, so that a long list neither nests deeply nor is copied for each of its values.
  const middle = Math.ceil(values.length / 2);
  return zipped(allValues(values.slice(0, middle)), allValues(values.slice(middle)));
}

function zipped<T>(left: Value<T[]>, right: Value<T[]>): Value<T[]> {
  if (!isLater(left)) {
    return mapValue(right, (end) => [...left, ...end]);
  }
  return isLater(right)
    ? left.zip(right).map(([start, end]) => [...start, ...end])
    : left.map((start) => [...start, ...right]);
}

/** A template string whose holes may come later: text`https://${host}:${port}`. */
export function text(strings: TemplateStringsArray, ...holes: Value<string | number>[]): Value<string> {
  return mapValue(allValues(holes), (values) => String.raw({ raw: strings }, ...values));
}
