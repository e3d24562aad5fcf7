// Where Ironic keeps its state: inside the pod, on the user's own server, or on one that the component runs.

import type { Database, DatabaseKind } from "../../schema/types";
import { text, type Value } from "../../schema/value";
import { planBackup, type BackupPlan } from "./backup";
import { defaults } from "../../schema/defaults";
import { planExternal, type ExternalDatabase } from "./externalDatabase";
import type { PlanContext } from "../base/context";
import { appliesWith, givenFields, refuseFields, type EveryField } from "../checks/fields";
import type { Problems } from "../checks/problems";
import { planRestore, type RestorePlan } from "./restore";
import { check } from "../checks/check";
import { planVolume, type VolumePlan } from "./volume";

export interface SqliteDatabase {
  readonly kind: "sqlite";
}

export interface ManagedDatabase {
  readonly kind: "managed";
  /** The Service's name within the cluster. */
  readonly host: Value<string>;
  /** Name of the database on the server. */
  readonly name: Value<string>;
  /** What the server's certificate covers, in one order. */
  readonly dnsNames: Value<string>[];
  readonly storage: VolumePlan;
  readonly rotation: Value<string> | undefined;
  readonly protect: boolean;
  readonly backup: BackupPlan | undefined;
  readonly restore: RestorePlan | undefined;
}

/** Only a server can be shared: everything that needs more than one Ironic asks for `kind !== "sqlite"`. */
export type ServerDatabase = ExternalDatabase | ManagedDatabase;

export type DatabasePlan = SqliteDatabase | ServerDatabase;

/** The kinds of database for which each field has an effect. */
const fieldKinds: EveryField<Database, readonly DatabaseKind[]> = {
  kind: ["sqlite", "external", "managed"],
  name: ["external", "managed"],
  host: ["external"],
  credentialsName: ["external"],
  username: ["external"],
  password: ["external"],
  tlsCertificateName: ["external"],
  caCertificate: ["external"],
  disableTLS: ["external"],
  storage: ["managed"],
  rotation: ["managed"],
  protect: ["managed"],
  backup: ["managed"],
  restoreFrom: ["managed"],
};

/** metal3-io/ironic-standalone-operator has a host and no kind. */
export function databaseKind(database: Database = {}): DatabaseKind {
  return database.kind ?? (database.host === undefined ? "sqlite" : "external");
}

/** Names that the server, or this component, uses itself. */
const takenNames = ["information_schema", "metal3", "mysql", "performance_schema", "sys"];

/** A restore uses a second database, named with a suffix of up to 16 characters; the server allows 64. */
const longestManagedName = 48;

function managedNameRule(name: string): string | undefined {
  if (!new RegExp(`^[A-Za-z0-9_-]{1,${longestManagedName}}$`).test(name)) {
    return `must be 1 to ${longestManagedName} letters, digits, "_" or "-"`;
  }
  return takenNames.includes(name.toLowerCase()) ? "is reserved by the server or the component" : undefined;
}

export function planDatabase(context: PlanContext, database: Database = {}): DatabasePlan {
  const { problems, warnings } = context;
  const kind = databaseKind(database);
  if (!refuseUndecided(problems, database)) {
    refuseFields(problems, "database", database, fieldKinds, (kinds) => appliesWith("database.kind", kinds, kind));
  }
  switch (kind) {
    case "sqlite":
      return { kind };
    case "external":
      return planExternal(problems, warnings, database);
    case "managed":
      return planManaged(context, database);
  }
}

/** With SQLite, the default: one problem, when one addition makes all fields that are given right. */
function refuseUndecided(problems: Problems, database: Database): boolean {
  if (database.kind !== undefined || database.host !== undefined) {
    return false;
  }
  const given = givenFields(database, fieldKinds).filter(([, kinds]) => !kinds.includes("sqlite"));
  const fitting = (["external", "managed"] as const).filter((kind) => given.every(([, kinds]) => kinds.includes(kind)));
  if (given.length === 0 || fitting.length === 0) {
    return false;
  }
  const fields = given.map(([field]) => `database.${field}`).join(" and ");
  const managed = "set database.kind to managed for a database that the component runs";
  if (fitting.includes("external")) {
    const otherwise = fitting.includes("managed") ? `, or ${managed}` : "";
    problems.add(
      "database.host",
      undefined,
      `is required with ${fields}, which sqlite does not have: the server of your database${otherwise}`,
    );
  } else {
    problems.add("database.kind", undefined, `is sqlite, which does not have ${fields}: ${managed}`);
  }
  return true;
}

function planManaged({ problems, names, namespace }: PlanContext, database: Database): ManagedDatabase {
  check(problems, "database.name", database.name, managedNameRule);
  const service = names.database;
  const backup = planBackup(problems, names, database.backup);
  return {
    kind: "managed",
    host: text`${service}.${namespace}.svc`,
    name: database.name ?? defaults.database.name,
    dnsNames: [
      text`${service}.${namespace}.svc`,
      text`${service}.${namespace}.svc.cluster.local`,
      text`${service}.${namespace}`,
      service,
      "localhost",
    ],
    storage: planVolume(problems, "database.storage", database.storage, {
      name: names.databaseData,
      ...defaults.database.storage,
    }),
    rotation: database.rotation,
    protect: database.protect ?? defaults.database.protect,
    backup,
    restore: planRestore(problems, backup, database.restoreFrom),
  };
}
