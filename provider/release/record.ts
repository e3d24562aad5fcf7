// What is remembered of an installed Ironic. Everything may be missing: an older or imported state knows less.

import { unknown, type Received } from "./engineJson";

/** A member that is there and known, that is not there, or that only the update will know. */
export type Fact<T> = T | undefined | typeof unknown;

export interface DatabaseRecord {
  readonly kind: Fact<string>;
  /** Which database it is: host and name. */
  readonly location: Fact<string>;
  readonly storageSize: Fact<string>;
  readonly backedUp: Fact<boolean>;
}

export interface ReleaseRecord {
  readonly version: Fact<string>;
  readonly image: Fact<string>;
  readonly database: DatabaseRecord;
  /** Which backup was asked for. */
  readonly restore: Fact<string>;
  readonly highAvailability: Fact<boolean>;
  /** The digest of what each cause of a restart depends on. */
  readonly restartCauses: Readonly<Record<string, Fact<string>>>;
  /** The release whose schema the database has; "none" before the first. */
  readonly schemaVersion: Fact<string>;
}

function member(raw: Received, name: string): Received {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw)
    ? (raw as Readonly<Record<string, Received>>)[name]
    : undefined;
}

function fact<T>(raw: Received, type: "string" | "boolean"): Fact<T> {
  return raw === unknown || typeof raw === type ? (raw as Fact<T>) : undefined;
}

export function recordOf(raw: Received): ReleaseRecord {
  const text = (name: string, of: Received = raw): Fact<string> => fact<string>(member(of, name), "string");
  const database = member(raw, "database");
  const causes = member(raw, "restartCauses");
  const names = typeof causes === "object" && causes !== null ? Object.keys(causes) : [];
  return {
    version: text("version"),
    image: text("image"),
    database: {
      kind: text("kind", database),
      location: text("location", database),
      storageSize: text("storageSize", database),
      backedUp: fact<boolean>(member(database, "backedUp"), "boolean"),
    },
    restore: text("restore"),
    highAvailability: fact<boolean>(member(raw, "highAvailability"), "boolean"),
    restartCauses: Object.fromEntries(names.map((name) => [name, text(name, causes)])),
    schemaVersion: text("schemaVersion"),
  };
}

/** Whether they differ, as far as can be said; what is not remembered does not. */
export function differs<T>(before: Fact<T>, after: Fact<T>): boolean {
  return before !== undefined && (before === unknown || before !== after);
}
