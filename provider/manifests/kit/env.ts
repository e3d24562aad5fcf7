// Environment variables of containers: how values that are absent, numbers or lists are written.

import { mapValue, type Value } from "../../schema/value";
import type { EnvVar } from "../kubernetes/objects";

/** The variable, unless its value is absent. */
export function optionalEnv(name: string, value: Value<string> | undefined): EnvVar[] {
  return value === undefined ? [] : [{ name, value }];
}

export const numberText = (value: Value<number>): Value<string> => mapValue(value, String);

export const commaJoined = (list: Value<string[]>): Value<string> => mapValue(list, (all) => all.join(","));
