// What is refused: changes that would make an installed Ironic lose its state, or prevent it from starting.

import { quantityAmount } from "../plan/checks/quantity";
import { compareVersions } from "../plan/base/compareVersions";
import { upgradesFrom } from "../plan/pod/versions";
import type { Safety, Version } from "../schema/types";
import { hasServer, type Fact, type ReleaseRecord } from "./record";
import { unknown } from "./engineJson";

/** What the user allows for an update. */
export type Permissions = Required<Omit<Safety, "strictConfig">>;

function known<T>(value: Fact<T>): T | undefined {
  return value === unknown ? undefined : value;
}

/** The reasons, each with what to do instead; none when the change may go on. */
export function refusals(before: ReleaseRecord, after: ReleaseRecord, safety: Permissions): string[] {
  // The record of restarts names the database as well, and no version: the gate in front of it has judged.
  if (after.version === undefined) {
    return [];
  }
  return [
    ...(safety.allowDatabaseChange ? [] : databaseRefusals(before, after)),
    ...versionRefusals(before, after, safety),
    ...storageRefusals(before, after),
  ];
}

const databaseNames: Readonly<Record<string, string>> = {
  sqlite: "SQLite inside the pod",
  managed: "the managed database",
  external: "the database",
};

function nameOf(kind: string, location: string | undefined): string {
  const name = databaseNames[kind] ?? kind;
  return kind === "sqlite" || location === undefined ? name : `${name} ${location}`;
}

function databaseRefusals(before: ReleaseRecord, after: ReleaseRecord): string[] {
  const [from, to] = [known(before.database.kind), known(after.database.kind)];
  if (from === undefined || to === undefined) {
    return [];
  }
  const [fromLocation, toLocation] = [known(before.database.location), known(after.database.location)];
  const moved = fromLocation !== undefined && toLocation !== undefined && fromLocation !== toLocation;
  if (from === to && !moved) {
    return [];
  }
  const consequence =
    "Nodes are not migrated: Ironic starts empty, deployments in progress fail, and the baremetal-operator registers its hosts again.";
  return [
    `database: this moves an installed Ironic from ${nameOf(from, fromLocation)} to ${nameOf(to, toLocation)}. ${consequence} If this is intended, set safety.allowDatabaseChange to true for this update.`,
  ];
}

function versionRefusals(before: ReleaseRecord, after: ReleaseRecord, safety: Permissions): string[] {
  // What counts is the schema that the database has: an upgrade that failed before its Job was done can be taken back.
  const from = known(before.schemaVersion) ?? known(before.version);
  const to = known(after.version);
  if (from === undefined || to === undefined || from === to || from === "none" || !hasServer(after)) {
    return [];
  }
  // Another database has no schema yet that could be too new.
  if (before.database.kind === "sqlite") {
    return [];
  }
  // The development branch has no number: the Job of the schema upgrade compares the schemas, before Ironic is touched.
  if (from === "latest") {
    return [];
  }
  if (compareVersions(to, from) < 0) {
    return safety.allowDowngrade
      ? []
      : [
          `version: ${to} is older than ${from}, the release of the database schema. Ironic cannot downgrade a schema: stay on ${from} or newer, or restore a backup of ${to} or older in the same update (database.restoreFrom) and set safety.allowDowngrade to true for it.`,
        ];
  }
  const supported = (upgradesFrom as Readonly<Record<string, readonly Version[]>>)[to];
  return supported === undefined || isSupported(from, supported) || safety.allowDisruption
    ? []
    : [
        `version: an upgrade from ${from} straight to ${to} is not supported by Ironic; ${to} can be reached from ${supported.join(", ")}. Upgrade to one of these first, or set safety.allowDisruption to true if you know that the schema is compatible.`,
      ];
}

/** A release that is not known has the migrations of those around it. */
function isSupported(from: string, supported: readonly Version[]): boolean {
  const [first] = supported;
  return from in upgradesFrom
    ? supported.includes(from as Version)
    : first !== undefined && compareVersions(from, first) > 0;
}

function storageRefusals(before: ReleaseRecord, after: ReleaseRecord): string[] {
  const [from, to] = [known(before.database.storageSize), known(after.database.storageSize)];
  const [fromAmount, toAmount] = [from, to].map((size) => (size === undefined ? undefined : quantityAmount(size)));
  return fromAmount !== undefined && toAmount !== undefined && toAmount < fromAmount
    ? [
        `database.storage.size: ${to} is less than ${from}. Kubernetes cannot shrink a volume: back up the database, and restore it into one with a new volume.`,
      ]
    : [];
}
