// What is wrong with options of extraConfig, by the options that the chosen release of Ironic has.

import type { Version } from "../../schema/types";
import { compareVersions } from "../base/compareVersions";
import { check } from "../checks/check";
import { nearest } from "../base/nearest";
import type { Problems } from "../checks/problems";
import { disabledReason } from "./enabledDrivers";
import type { GivenOption } from "./givenOptions";
import {
  groupsOf,
  optionsNamed,
  optionsOf,
  tableReleaseOf,
  type TableOption,
  type TableRelease,
  type ValueRule,
} from "./optionTable";
import { valueReason } from "./optionValues";
import { inputsOfOptions } from "./ownOptions";

/** Adds what is wrong with each. Options of libraries outside of Ironic are not known: that is no error by itself. */
export function judgeOptions(problems: Problems, options: readonly GivenOption[], version: Version): void {
  const release = tableReleaseOf(version);
  for (const option of options) {
    const { path, group, name } = option;
    const rule = ruleOf(optionsNamed(group, name), release);
    if (rule === undefined) {
      problems.add(`${path}.name`, name, unknownReason(option, release));
      continue;
    }
    const disabled = disabledReason(group, options);
    if (disabled !== undefined) {
      problems.add(`${path}.group`, group, disabled);
    }
    const input = Object.hasOwn(inputsOfOptions, `${group}.${name}`) ? inputsOfOptions[`${group}.${name}`] : undefined;
    if (input !== undefined) {
      problems.add(`${path}.name`, name, `replaces what the component sets: use the input ${input} instead`);
    }
    check(problems, option.inFile ? `${path}.secretValue` : `${path}.value`, option.value, (value) =>
      valueReason(rule, value),
    );
  }
}

function ruleOf(named: readonly TableOption[], release: TableRelease): ValueRule | undefined {
  const found = named.find(({ releases }) => releases.includes(release))?.rule;
  return found?.type === "renamed" ? undefined : found;
}

/** Why the release has no such option. */
function unknownReason({ group, name, inFile }: GivenOption, release: TableRelease): string {
  const named = optionsNamed(group, name);
  const old = named.find(({ rule }) => rule.type === "renamed");
  if (old?.rule.type === "renamed") {
    return inFile && old.releases.includes(release)
      ? `is called ${old.rule.to} in Ironic ${release}, which still reads the old name from a file`
      : `is called ${old.rule.to} in Ironic ${release}, and has no effect under its old name`;
  }
  const known = named.flatMap(({ rule, releases }) => (rule.type === "renamed" ? [] : releases)).sort(compareVersions);
  const [first] = known;
  if (first !== undefined) {
    const last = known.findLast((other) => compareVersions(other, release) < 0);
    return last === undefined
      ? `does not exist in Ironic ${release}: it was added in ${first}`
      : `no longer exists in Ironic ${release}: ${last} was the last release with it`;
  }
  return `is no option of the group ${group} in Ironic ${release}; ${hint(group, name, release)}`;
}

function hint(group: string, name: string, release: TableRelease): string {
  const all = optionsOf(release);
  const groups = groupsOf(release);
  const elsewhere = all.filter((option) => option.name === name).map((option) => option.group);
  if (!groups.includes(group)) {
    const meant = nearest(group, groups);
    const place = elsewhere.length === 1 ? elsewhere[0] : meant;
    return place === undefined ? "there is no such group" : `there is no such group: did you mean ${place}?`;
  }
  const inGroup = all.filter((option) => option.group === group).map((option) => option.name);
  const near = nearest(name, inGroup);
  if (near !== undefined) {
    return `did you mean ${near}?`;
  }
  return elsewhere.length === 0 || elsewhere.length > 3
    ? "an option of a driver outside of Ironic would look the same"
    : `an option of this name is in the group ${elsewhere.join(", ")}`;
}
