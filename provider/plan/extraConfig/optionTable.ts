// The options of ironic.conf that each release of Ironic knows: looking them up in the generated table.

import type { Version } from "../../schema/types";
import { ironicOptions } from "./ironicOptions";

/** The releases whose packages the table is made from. */
export const tableReleases = ["35.0", "37.0", "38.0", "39.0"] as const satisfies readonly Version[];
export type TableRelease = (typeof tableReleases)[number];

/** What a value of an option must be, as oslo.config reads it. */
export interface ValueRule {
  readonly type:
    | "boolean"
    | "integer"
    | "float"
    | "port"
    | "string"
    | "list"
    | "map"
    | "address"
    | "host"
    | "url"
    | "path"
    | "kernelParameters"
    | "any";
  readonly min?: number;
  readonly max?: number;
  readonly choices?: readonly string[];
  readonly ignoreCase?: boolean;
  /** Of the entries of a list. */
  readonly items?: ValueRule;
}

/** The old name of an option, which stands as group.name in `to`. */
interface Renamed {
  readonly type: "renamed";
  readonly to: string;
}

export interface TableOption {
  readonly group: string;
  readonly name: string;
  readonly rule: ValueRule | Renamed;
  readonly releases: readonly TableRelease[];
}

type Line = [group: string, name: string, rule: ValueRule | Renamed, releases?: string];

/** Registered by a library of the image that lists no options: ironic-prometheus-exporter. */
const unlisted: TableOption = {
  group: "oslo_messaging_notifications",
  name: "location",
  rule: { type: "string" },
  releases: tableReleases,
};

interface Table {
  readonly byName: ReadonlyMap<string, readonly TableOption[]>;
  /** The options of a release under their own names. */
  readonly byRelease: ReadonlyMap<TableRelease, readonly TableOption[]>;
}

let table: Table | undefined;

/** Read only when somebody sets options. */
function readTable(): Table {
  const all = [...ironicOptions.split("\n").map(optionOf), unlisted];
  const byName = new Map<string, TableOption[]>();
  for (const option of all) {
    const name = `${option.group}.${option.name}`;
    byName.set(name, [...(byName.get(name) ?? []), option]);
  }
  const current = all.filter(({ rule }) => rule.type !== "renamed");
  return {
    byName,
    byRelease: new Map(
      tableReleases.map((release) => [release, current.filter(({ releases }) => releases.includes(release))]),
    ),
  };
}

function optionOf(line: string): TableOption {
  const [group, name, rule, releases] = JSON.parse(line) as Line;
  return {
    group,
    name,
    rule,
    releases: releases === undefined ? tableReleases : (releases.split(" ") as TableRelease[]),
  };
}

/** The development branch is newer than all of them: the newest stands for it. */
export function tableReleaseOf(version: Version): TableRelease {
  return version === "latest" ? "39.0" : version;
}

/** Everything that any release knows under this name: one entry for each rule. */
export function optionsNamed(group: string, name: string): readonly TableOption[] {
  table ??= readTable();
  return table.byName.get(`${group}.${name}`) ?? [];
}

/** The groups that a release has options in. */
export function groupsOf(release: TableRelease): readonly string[] {
  return [...new Set(optionsOf(release).map(({ group }) => group))];
}

/** The options of a release under their own names. */
export function optionsOf(release: TableRelease): readonly TableOption[] {
  table ??= readTable();
  return table.byRelease.get(release)!;
}
