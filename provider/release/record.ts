// The record of an installed Ironic. Every member may be missing: an older or imported state contains less.

import { canonicalQuantity } from "../plan/checks/quantity";
import { canonicalDatabaseHost } from "../plan/database/externalDatabase";
import { unknown, type Received } from "./engineJson";

/** A member that is known, missing, or known only at the update. */
export type Fact<T> = T | undefined | typeof unknown;

export interface DatabaseRecord {
  readonly kind: Fact<string>;
  /** Which database it is: host and name. */
  readonly location: Fact<string>;
  /** The size that the volume has. */
  readonly storageSize: Fact<string>;
  readonly backedUp: Fact<boolean>;
}

export interface ReleaseRecord {
  readonly version: Fact<string>;
  readonly image: Fact<string>;
  readonly database: DatabaseRecord;
  /** The requested backup. */
  readonly restore: Fact<string>;
  readonly highAvailability: Fact<boolean>;
  /** The digest of what each cause of a restart depends on. */
  readonly restartCauses: Readonly<Record<string, Fact<string>>>;
  /** The release of the installed schema; "none" before the first. */
  readonly schemaVersion: Fact<string>;
  /** What releases do differently with the inputs; only while an update is judged, and never kept. */
  readonly notices: readonly RecordedNotice[];
}

interface RecordedNotice {
  readonly since: string | undefined;
  readonly text: string;
}

function member(raw: Received, name: string): Received {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw)
    ? (raw as Readonly<Record<string, Received>>)[name]
    : undefined;
}

function fact<T>(raw: Received, type: "string" | "boolean"): Fact<T> {
  return raw === unknown || typeof raw === type ? (raw as Fact<T>) : undefined;
}

/** One spelling for one database: earlier releases recorded the host as it was written. */
function canonicalLocation(location: Fact<string>): Fact<string> {
  if (typeof location !== "string") {
    return location;
  }
  const slash = location.lastIndexOf("/");
  return slash < 0 ? location : `${canonicalDatabaseHost(location.slice(0, slash))}${location.slice(slash)}`;
}

const canonicalSize = (size: Fact<string>): Fact<string> => (typeof size === "string" ? canonicalQuantity(size) : size);

/** What is installed: a database that Ironic does not use yet, and a size that its volume does not have yet, are not. */
export function recordOf(raw: Received): ReleaseRecord {
  const { database, ...record } = askedRecordOf(raw);
  const previous = member(raw, "previousDatabase");
  const size: Fact<string> = canonicalSize(fact<string>(member(raw, "previousStorageSize"), "string"));
  const asked: DatabaseRecord = size === undefined ? database : { ...database, storageSize: size };
  return previous === undefined
    ? { ...record, database: asked }
    : {
        ...record,
        database: { ...databaseOf(previous), backedUp: database.backedUp },
        schemaVersion: fact<string>(member(previous, "schemaVersion"), "string"),
      };
}

/** What was asked for last. */
export function askedRecordOf(raw: Received): ReleaseRecord {
  const text = (name: string, of: Received = raw): Fact<string> => fact<string>(member(of, name), "string");
  const causes = member(raw, "restartCauses");
  const names = typeof causes === "object" && causes !== null ? Object.keys(causes) : [];
  return {
    version: text("version"),
    image: text("image"),
    database: databaseOf(member(raw, "database")),
    restore: text("restore"),
    highAvailability: fact<boolean>(member(raw, "highAvailability"), "boolean"),
    restartCauses: Object.fromEntries(names.map((name) => [name, text(name, causes)])),
    schemaVersion: text("schemaVersion"),
    notices: noticesOf(member(raw, "notices")),
  };
}

function databaseOf(raw: Received): DatabaseRecord {
  const text = (name: string): Fact<string> => fact<string>(member(raw, name), "string");
  return {
    kind: text("kind"),
    location: canonicalLocation(text("location")),
    storageSize: canonicalSize(text("storageSize")),
    backedUp: fact<boolean>(member(raw, "backedUp"), "boolean"),
  };
}

function noticesOf(raw: Received): RecordedNotice[] {
  return (Array.isArray(raw) ? (raw as readonly Received[]) : []).flatMap((entry) => {
    const [since, text] = [member(entry, "since"), member(entry, "text")];
    return typeof text === "string" ? [{ since: typeof since === "string" ? since : undefined, text }] : [];
  });
}

/** Whether they differ, as far as is known; what was not recorded does not. */
export function differs<T>(before: Fact<T>, after: Fact<T>): boolean {
  return before !== undefined && (before === unknown || before !== after);
}

/** Whether a record asks for this size of the volume. */
export function hasSize(raw: Received, size: string): boolean {
  return databaseOf(raw).storageSize === canonicalQuantity(size);
}

/** Whether both are in one database, as far as is known. */
export function isSameDatabase({ database: before }: ReleaseRecord, { database: after }: ReleaseRecord): boolean {
  return (["kind", "location"] as const).every((fact) => after[fact] === unknown || before[fact] === after[fact]);
}

/** Whether its nodes are in a database outside of the pod, whose schema releases upgrade. */
export function hasServer({ database }: ReleaseRecord): boolean {
  return database.kind === "managed" || database.kind === "external";
}
