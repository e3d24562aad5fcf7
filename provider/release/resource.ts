// The custom resource metal3:index:IronicRelease: it holds no infrastructure, but unlike a component it sees old and new inputs.

import type { CheckResult, CreateResult, DiffResult, ReadResult, UpdateResult } from "@pulumi/pulumi/provider";
import { defaults } from "../schema/defaults";
import { changeOf, restartsOf } from "./change";
import { refusals, type Permissions } from "./upgradePolicy";
import { askedRecordOf, differs, hasServer, isSameDatabase, recordOf, type ReleaseRecord } from "./record";
import { received, type Received } from "./engineJson";

type Raw = Readonly<Record<string, unknown>>;

export const releaseType = "metal3:index:IronicRelease";

/** A program that names no version leaves an installed Ironic on its own: another default is no reason to upgrade it. */
function staying(old: Raw, { imagesByRelease, ...news }: Raw): Raw {
  const installed = old["version"];
  const images = (imagesByRelease ?? {}) as Raw;
  return typeof installed === "string" && images[installed] !== undefined
    ? { ...news, version: installed, image: images[installed] }
    : news;
}

/** Everything but the safety switches: they are for one update, and no change by themselves. */
function unchanged(before: ReleaseRecord, after: ReleaseRecord): boolean {
  const { schemaVersion: _before, notices: _beforeNotices, ...old } = before;
  const { schemaVersion: _after, notices: _afterNotices, ...now } = after;
  const same = (a: unknown, b: unknown): boolean =>
    typeof a === "object" && a !== null && typeof b === "object" && b !== null
      ? [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => same((a as Raw)[key], (b as Raw)[key]))
      : a === b && typeof a !== "symbol";
  return same(old, now);
}

/**
 * Adds to the inputs what the update does, so that the engine shows it; it stays until the next change. The inputs of
 * an update that is refused are stored all the same, so they carry along what they were measured from.
 */
export function check(olds: Raw, asked: Raw): CheckResult {
  const old = (olds["measuredFrom"] as Raw | undefined) ?? olds;
  const news = staying(old, asked);
  const [before, after] = [recordOf(received(old)), recordOf(received(news))];
  const { lastChange: _change, lastRestart: _restart, measuredFrom: _from, notices: _notices, ...inputs } = news;
  const refused = refusals(before, after, safetyOf(received(news))).length > 0;
  const lastChange = changeOf(Object.keys(old).length === 0 ? undefined : before, after) ?? old["lastChange"];
  const restarts = restartsOf(before, after);
  const lastRestart = restarts.length > 0 ? restarts : old["lastRestart"];
  return {
    inputs: {
      ...inputs,
      ...(lastChange === undefined ? {} : { lastChange }),
      ...(lastRestart === undefined ? {} : { lastRestart }),
      ...(refused ? { measuredFrom: old } : {}),
    },
  };
}

function safetyOf(raw: Received): Permissions {
  const given = (raw as { readonly safety?: Partial<Record<keyof Permissions, unknown>> }).safety ?? {};
  const switched = (name: keyof Permissions): boolean => given[name] === true || defaults.safety[name];
  return {
    allowDowngrade: switched("allowDowngrade"),
    allowDatabaseChange: switched("allowDatabaseChange"),
    allowDisruption: switched("allowDisruption"),
  };
}

/**
 * What is refused when the engine leaves the record out of an update (--target, --exclude): it then answers with the
 * previous record, or with none when there never was one, and asks nobody.
 */
export function refusedUnasked(recorded: Received, wanted: Received, hasId: boolean): readonly string[] {
  const before = recordOf(recorded);
  // What was never created is answered with its inputs; in a preview, what will be created has no id, but a schema.
  return !hasId && before.schemaVersion === undefined
    ? [
        "the record of what is installed (IronicRelease) does not exist yet, and --target or --exclude leaves it out of this update. Deploy an Ironic for the first time without these flags, or with --target '<URN of the Ironic>' --target-dependents.",
      ]
    : refusals(before, recordOf(wanted), safetyOf(wanted));
}

/** Whether the record is that of what is wanted, as far as is known. */
export function isRecorded(recorded: Received, wanted: Received): boolean {
  const [before, after] = [askedRecordOf(recorded), askedRecordOf(wanted)];
  const same = (old: unknown, now: unknown): boolean => typeof now === "symbol" || old === now;
  return (
    (["version", "image", "restore"] as const).every((fact) => same(before[fact], after[fact])) &&
    isSameDatabase(before, after) &&
    same(before.database.storageSize, after.database.storageSize)
  );
}

/** What to tell of an update that changes what is installed, and leaves the record of it out. */
export function unrecordedWarning(recorded: Received, wanted: Received): string | undefined {
  if (isRecorded(recorded, wanted)) {
    return undefined;
  }
  const change = changeOf(recordOf(recorded), recordOf(wanted));
  const what = change === undefined ? "this update" : `the change from ${change.from} to ${change.to}`;
  return `The record of what is installed (IronicRelease) is left out by --target or --exclude, and does not contain ${what}. Later updates are judged by the record: run "pulumi up" without these flags.`;
}

export function diff(olds: Raw, news: Raw): DiffResult {
  const [before, after] = [recordOf(received(olds)), recordOf(received(news))];
  // Another update clears a refusal and finishes a change, even an update back to the previous inputs.
  const isOpen = ["refused", "previousDatabase", "previousStorageSize"].some((name) => olds[name] !== undefined);
  return { changes: isOpen || !unchanged(before, after) };
}

/** What to tell of an update beforehand. */
export function warnings(olds: Raw, news: Raw): string[] {
  const [before, after] = [recordOf(received(olds)), recordOf(received(news))];
  const { differences } = (news["lastChange"] ?? {}) as { readonly differences?: readonly string[] };
  return [
    differenceWarning(before, after, differences),
    developmentWarning(before, after),
    lossWarning(before, after),
  ].filter((warning) => warning !== undefined);
}

/** What another release does differently with the inputs: `check` has found out. */
function differenceWarning(
  { version: from }: ReleaseRecord,
  { version: to }: ReleaseRecord,
  differences: readonly string[] | undefined,
): string | undefined {
  return typeof from !== "string" || typeof to !== "string" || from === to || differences === undefined
    ? undefined
    : [`Ironic ${to} behaves differently from ${from} with these inputs:`, ...differences].join("\n- ");
}

/** What only the database knows. */
function developmentWarning(before: ReleaseRecord, after: ReleaseRecord): string | undefined {
  const schema = before.schemaVersion ?? before.version;
  return schema !== "latest" || typeof after.version !== "string" || after.version === "latest" || !hasServer(after)
    ? undefined
    : `The schema of the database is that of the development branch (latest), which has no number. If it is newer than that of ${after.version}, the Job of the schema upgrade fails, and nothing is changed.`;
}

/** What is lost of what SQLite holds. */
function lossWarning(before: ReleaseRecord, after: ReleaseRecord): string | undefined {
  const causes = after.database.kind === "sqlite" ? restartsOf(before, after) : [];
  return causes.length === 0
    ? undefined
    : `Ironic will restart (${causes.join(", ")}), and all node records will be lost, because database.kind is sqlite. The baremetal-operator registers its hosts again; a deployment or cleaning in progress fails. A managed or external database keeps the records.`;
}

export function create(inputs: Raw): CreateResult {
  return { id: "release", outs: { ...inputs, schemaVersion: "none" } };
}

/**
 * A refusal is an output, and the record stays unchanged: the component reads it and fails with it, which the engine
 * reports as one error, and not as one here and a meaningless one at the component.
 *
 * What has not happened yet is not recorded as installed: the component notes it when its Job is done, or its volume
 * has grown.
 */
export function update(olds: Raw, news: Raw): UpdateResult {
  const [before, after] = [recordOf(received(olds)), recordOf(received(news))];
  const reasons = refusals(before, after, safetyOf(received(news)));
  if (reasons.length > 0) {
    return { outs: { ...olds, refused: reasons } };
  }
  const installed = (olds["previousDatabase"] as Raw | undefined) ?? { ...(olds["database"] as Raw | undefined) };
  const schemaVersion = olds["previousDatabase"] === undefined ? olds["schemaVersion"] : installed["schemaVersion"];
  const storageSize = olds["previousStorageSize"] ?? installed["storageSize"];
  if (
    differs(before.database.kind, after.database.kind) ||
    differs(before.database.location, after.database.location)
  ) {
    const previous = { ...installed, storageSize, schemaVersion: schemaVersion ?? olds["version"] };
    const isPending = hasServer(after) && after.version !== undefined;
    return { outs: { ...news, schemaVersion: "none", ...(isPending ? { previousDatabase: defined(previous) } : {}) } };
  }
  const grows = differs(before.database.storageSize, after.database.storageSize);
  return {
    outs: {
      ...news,
      ...defined({
        schemaVersion: schemaVersion ?? olds["version"],
        previousStorageSize: grows ? storageSize : undefined,
      }),
    },
  };
}

function defined(members: Raw): Raw {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** There is nothing to read: the record is all there is. Without inputs in the answer the engine refuses an import. */
export function read(id: string, props: Raw): ReadResult {
  return { id, props: { ...props } };
}
