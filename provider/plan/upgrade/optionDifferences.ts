// Options of ironic.conf that another release has no longer, under another name, or with another type.

import type { ExtraConfig, Version } from "../../schema/types";
import { givenOptions } from "../extraConfig/givenOptions";
import {
  optionsNamed,
  optionsOf,
  tableReleases,
  type TableOption,
  type TableRelease,
  type ValueRule,
} from "../extraConfig/optionTable";

/** What another release does differently with the inputs at hand. */
export interface Notice {
  readonly since: Version | undefined;
  readonly text: string;
}

interface OptionDifference {
  readonly since: Version;
  /** What has become of the option, as the end of a sentence. */
  readonly fate: string;
  /** Whether it has no effect any more. */
  readonly isGone: boolean;
}

const rulesBy = (named: readonly TableOption[], release: TableRelease): TableOption["rule"] | undefined =>
  named.find(({ releases }) => releases.includes(release))?.rule;

/** What has become of an option, release by release. */
function optionHistory(group: string, name: string): OptionDifference[] {
  const named = optionsNamed(group, name);
  return tableReleases.slice(1).flatMap((since, i): OptionDifference[] => {
    const [before, after] = [rulesBy(named, tableReleases[i]!), rulesBy(named, since)];
    if (before === undefined) {
      return [];
    }
    if (before.type === "renamed") {
      return after === undefined ? [{ since, fate: `is called ${before.to}; the old name is gone`, isGone: true }] : [];
    }
    if (after === undefined) {
      return [{ since, fate: "is gone", isGone: true }];
    }
    if (after.type === "renamed") {
      return [{ since, fate: `is called ${after.to}, and has no effect under its old name`, isGone: true }];
    }
    return accepts(before.type, after.type)
      ? []
      : [{ since, fate: `is a ${typeNames[after.type]} instead of a ${typeNames[before.type]}`, isGone: false }];
  });
}

/** Whether what fits the old type fits the new one as well. For kernel parameters, a difference of its own says more. */
function accepts(before: ValueRule["type"], after: ValueRule["type"]): boolean {
  return before === after || (before === "integer" && after === "float") || after === "kernelParameters";
}

const typeNames = {
  boolean: "boolean",
  integer: "whole number",
  float: "number",
  port: "port",
  string: "text",
  list: "list",
  map: "map",
  address: "address",
  host: "host",
  url: "URL",
  path: "path",
  kernelParameters: "line of kernel parameters",
  any: "free text",
} as const;

interface NamedDifference extends OptionDifference {
  readonly group: string;
  readonly name: string;
}

/** Those of all options, for the page about upgrades; old names are left out. */
export function everyOptionDifference(): NamedDifference[] {
  const names = new Map(
    tableReleases.flatMap(optionsOf).map(({ group, name }) => [`${group}.${name}`, { group, name }]),
  );
  return [...names.values()].flatMap(({ group, name }) =>
    optionHistory(group, name).map((difference) => ({ ...difference, group, name })),
  );
}

/** Those that extraConfig sets. */
export function optionNotices(options: readonly ExtraConfig[] | undefined): Notice[] {
  return givenOptions(options).flatMap(({ path, group, name }) =>
    optionHistory(group, name).map(({ since, fate }) => ({
      since,
      text: `${path}: the option ${group}.${name} ${fate}.`,
    })),
  );
}
