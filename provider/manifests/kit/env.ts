// Environment variables of containers: how values that are absent, numbers or lists are written.

import { mapValue, type Value } from "../../schema/value";
import type { EnvVar } from "../kubernetes/objects";

/** The variable, unless its value is absent. */
export function optionalEnv(name: string, value: Value<string> | undefined): EnvVar[] {
  return value === undefined ? [] : [{ name, value }];
}

/** The kubelet replaces $(NAME) and $$ in variables and arguments; doubled, a dollar sign before either arrives as it is. */
const unexpanded = (text: string): string => text.replace(/\$(?=[$(])/g, "$$$$");

/** A variable or an argument that arrives as it is written. */
export const literal = (value: Value<string>): Value<string> => mapValue(value, unexpanded);

/** ironic.conf refers to other options by $name; doubled, a dollar sign is one. */
export const configText = (value: Value<string>): Value<string> =>
  mapValue(value, (text) => text.replaceAll("$", "$$$$"));

export const numberText = (value: Value<number>): Value<string> => mapValue(value, String);

export const commaJoined = (list: Value<string[]>): Value<string> => mapValue(list, (all) => all.join(","));
