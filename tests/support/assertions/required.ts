// What a test needs before it can go on: the value, with the type that the test may then rely on, or a failure.

import { expect } from "chai";

/** The value, which has to be there. */
export function required<T>(value: T, message = "a value is missing"): NonNullable<T> {
  return value ?? expect.fail(message);
}

/** The value, which has to be the variant of its union in which the member is this. */
export function variant<T extends object, K extends keyof T, const V extends T[K]>(
  value: T | undefined,
  member: K,
  is: V,
  message?: string,
): Extract<T, Record<K, V>> {
  expect(value?.[member], message).to.equal(is);
  return value as Extract<T, Record<K, V>>;
}
