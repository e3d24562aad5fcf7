// Options of ironic.conf: plain ones as environment variables, secret ones in a file that is never logged.

import type { ExtraConfig, Version } from "../../schema/types";
import { isLater, type Value } from "../../schema/value";
import { keyRule } from "../tls/caBundles";
import { defaults } from "../../schema/defaults";
import { optionVariable } from "../base/inputOption";
import { validateObjectName } from "../checks/objectNames";
import { givenFields, isDefined, type EveryField } from "../checks/fields";
import { FirstUses } from "../checks/firstUses";
import { describe, Problems } from "../checks/problems";
import type { PlanContext } from "../base/context";
import { check } from "../checks/check";
import { characterRule } from "../checks/characters";
import { givenOptions, groupOf, optionName } from "./givenOptions";
import { judgeOptions } from "./judgeOptions";

export interface ConfigOption {
  /** OS_<GROUP>__<NAME>, see oslo.config's environment driver. */
  readonly variable: string;
  readonly value: Value<string>;
}

export interface SecretOption {
  /** As written in ironic.conf. */
  readonly group: string;
  readonly name: string;
  readonly source:
    | { readonly kind: "value"; readonly value: Value<string> }
    | { readonly kind: "secret"; readonly secretName: Value<string>; readonly key: Value<string> };
}

export interface ExtraConfigPlan {
  readonly open: readonly ConfigOption[];
  readonly secret: readonly SecretOption[];
}

const wordPattern = /^[A-Za-z0-9]([A-Za-z0-9_-]*[A-Za-z0-9])?$/;

/** The one group that ironic-dbsync reads as well. */
const databaseGroup = "database";

export function isDatabaseOption({ variable }: ConfigOption): boolean {
  return variable.startsWith(`OS_${databaseGroup.toUpperCase()}__`);
}

/** Whether a field holds the option's value, of which there must be one. */
const valueFields: EveryField<ExtraConfig, boolean> = {
  group: false,
  name: false,
  value: true,
  secretValue: true,
  valueFrom: true,
};
const sources = Object.entries(valueFields).flatMap(([field, holdsValue]) => (holdsValue ? [field] : []));

/** oslo.config reads "\$" as "$" before it looks for references, and nothing stands for both characters. */
function optionRule(value: string): string | undefined {
  return (
    characterRule(value) ??
    (value.includes("\\$") ? 'must not contain a backslash before "$": Ironic takes both for one character' : undefined)
  );
}

interface Circumstances {
  readonly version: Version;
  /** Whether what Ironic would only ignore is refused. */
  readonly strict: boolean;
  /** Options that dedicated inputs set, with the input's path. */
  readonly taken: Readonly<Record<string, string>>;
}

export function planExtraConfig(
  { problems, warnings }: PlanContext,
  options: readonly ExtraConfig[] = [],
  { version, strict, taken }: Circumstances,
): ExtraConfigPlan {
  const firstUses = new FirstUses(Object.entries(taken));
  const open: ConfigOption[] = [];
  const secret: SecretOption[] = [];
  options.forEach((option, i) => {
    const path = `extraConfig[${i}]`;
    const group = option.group ?? defaults.extraConfig.group;
    const variable = optionVariable(group, optionName(option));
    validateOption(problems, path, option);
    const source = secretSource(option);
    if (source !== undefined && group.toLowerCase() === databaseGroup) {
      problems.add(
        `${path}.group`,
        group,
        "cannot contain a secret option: the file with secret options exists only in Ironic's pod, and ironic-dbsync, which runs in Jobs, would use another configuration. Set the database and its password with the input database",
      );
    }
    const first = firstUses.add(variable, path);
    if (first !== undefined) {
      problems.add(`${path}.name`, option.name, `sets the same option as ${first}`);
    }
    if (source === undefined) {
      open.push({ variable, value: option.value ?? "" });
    } else {
      secret.push({ group: groupOf(option), name: optionName(option), source });
    }
  });
  const doubts = strict ? problems : new Problems();
  const named = givenOptions(options).filter(
    ({ path }) => !problems.hasRefused(`${path}.group`) && !problems.hasRefused(`${path}.name`),
  );
  judgeOptions(doubts, named, version);
  if (!strict) {
    warnings.push(...doubts.list.map(describe));
  }
  return { open, secret };
}

function secretSource(option: ExtraConfig): SecretOption["source"] | undefined {
  if (option.valueFrom !== undefined) {
    return { kind: "secret", secretName: option.valueFrom.name, key: option.valueFrom.key };
  }
  return option.secretValue === undefined ? undefined : { kind: "value", value: option.secretValue };
}

function validateOption(problems: Problems, path: string, option: ExtraConfig): void {
  for (const field of ["group", "name"] as const) {
    const word = option[field];
    if (word !== undefined && !wordPattern.test(word)) {
      problems.add(`${path}.${field}`, word, 'must be letters, digits, "-" and "_", as in ironic.conf');
    }
  }
  const given = givenFields(option, valueFields, isDefined).filter(([, holdsValue]) => holdsValue);
  if (given.length !== 1) {
    const names = given.map(([field]) => field).join(", ");
    problems.add(path, undefined, `needs exactly one of ${sources.join(", ")}; it has ${names || "none"}`);
  }
  check(problems, `${path}.secretValue`, option.secretValue, optionRule);
  check(problems, `${path}.value`, option.value, optionRule);
  validateObjectName(problems, `${path}.valueFrom.name`, option.valueFrom?.name);
  check(problems, `${path}.valueFrom.key`, option.valueFrom?.key, keyRule);
  if (option.value !== undefined && isLater(option.value) && option.value.peek() !== undefined) {
    problems.add(
      `${path}.value`,
      option.value,
      "must not be a secret: Ironic logs these options when it starts (configure-ironic.sh of metal3-io/ironic-image). Use secretValue instead",
    );
  }
}
