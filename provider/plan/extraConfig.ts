// Options of Ironic's own configuration, as the environment variables that oslo.config reads them from.

import type { ExtraConfig } from "../schema/types";
import { isLater, type Value } from "../schema/value";
import { defaults } from "./defaults";
import type { Problems } from "./problems";

export interface ConfigOption {
  /** OS_<GROUP>__<NAME>, see oslo.config's environment driver. */
  readonly variable: string;
  readonly value: Value<string>;
}

const wordPattern = /^[A-Za-z0-9]([A-Za-z0-9_-]*[A-Za-z0-9])?$/;

export function planExtraConfig(problems: Problems, options: readonly ExtraConfig[] = []): ConfigOption[] {
  const seen = new Map<string, number>();
  return options.map((option, i) => {
    const path = `extraConfig[${i}]`;
    for (const field of ["group", "name"] as const) {
      const word = option[field];
      if (word !== undefined && !wordPattern.test(word)) {
        problems.add(`${path}.${field}`, word, 'must be letters, digits, "-" and "_", as in ironic.conf');
      }
    }
    const variable = `OS_${(option.group ?? defaults.extraConfig.group).toUpperCase()}__${String(option.name).toUpperCase()}`;
    const first = seen.get(variable);
    if (first !== undefined) {
      problems.add(`${path}.name`, option.name, `sets the same option as extraConfig[${first}]`);
    }
    seen.set(variable, i);
    if (isLater(option.value) && option.value.peek() !== undefined) {
      problems.add(
        `${path}.value`,
        option.value,
        "must not be a secret: Ironic prints these options to its log when it starts (configure-ironic.sh of metal3-io/ironic-image)",
      );
    }
    return { variable, value: option.value };
  });
}
