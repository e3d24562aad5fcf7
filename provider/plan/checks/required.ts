// Required inputs: if one is missing, that is a problem, and planning continues to find the others.

import { Later, type Value } from "../../schema/value";
import type { Problems } from "./problems";

/** Placeholder for a missing input. No plan with it leaves planIronic, because there is a problem as well. */
class Missing extends Later<never> {
  peek(): undefined {
    return undefined;
  }

  map(): Later<never> {
    return this;
  }

  zip(): Later<never> {
    return this;
  }
}

export const missing: Value<never> = new Missing();

export function required<T>(problems: Problems, path: string, value: Value<T> | undefined, reason: string): Value<T> {
  if (value === undefined) {
    problems.add(path, undefined, reason);
    return missing;
  }
  return value;
}
