// The options of extraConfig by the names that Ironic has for them.

import { defaults } from "../../schema/defaults";
import type { ExtraConfig } from "../../schema/types";
import type { Value } from "../../schema/value";

export interface GivenOption {
  /** Of the entry in extraConfig. */
  readonly path: string;
  /** In lower case, except for DEFAULT. */
  readonly group: string;
  /** In lower case, with "_" for "-". */
  readonly name: string;
  /** Undefined where only the cluster knows it. */
  readonly value: Value<string> | undefined;
  /** Whether it stands in a file and not in the environment. */
  readonly inFile: boolean;
}

/** Groups and options are lower case in a file, except for this one group. */
export function groupOf({ group = defaults.extraConfig.group }: ExtraConfig): string {
  return group.toUpperCase() === defaults.extraConfig.group ? defaults.extraConfig.group : group.toLowerCase();
}

/** oslo.config writes "-" in names as "_", and reads no other variable. */
export const optionName = ({ name }: ExtraConfig): string => String(name).toLowerCase().replaceAll("-", "_");

export function givenOptions(options: readonly ExtraConfig[] = []): GivenOption[] {
  return options.map((option, i) => ({
    path: `extraConfig[${i}]`,
    group: groupOf(option),
    name: optionName(option),
    value: option.value ?? option.secretValue,
    inFile: option.value === undefined,
  }));
}
