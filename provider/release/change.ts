// Describes an update in words: from, to, which Jobs run, what restarts and why, what is backed up first.

import { compareVersions } from "../plan/base/compareVersions";
import { differs, hasServer, type Fact, type ReleaseRecord } from "./record";
import { unknown } from "./engineJson";

interface Change {
  readonly from: string;
  readonly to: string;
  readonly steps: readonly string[];
  /** What behaves differently afterwards. */
  readonly differences?: readonly string[];
}

function show(fact: Fact<string>): string {
  return fact === unknown ? "(known at the update)" : (fact ?? "(not recorded)");
}

function nameOf({ version, image }: ReleaseRecord): string {
  return `${show(version)} (${show(image)})`;
}

/** Undefined when nothing happens to the release. */
export function changeOf(before: ReleaseRecord | undefined, after: ReleaseRecord): Change | undefined {
  if (after.version === undefined) {
    return undefined;
  }
  if (before?.version === undefined) {
    return { from: "nothing", to: nameOf(after), steps: installSteps(after) };
  }
  const steps = updateSteps(before, after);
  const differences = differencesOf(before, after);
  return steps.length === 0
    ? undefined
    : { from: nameOf(before), to: nameOf(after), steps, ...(differences.length === 0 ? {} : { differences }) };
}

/** What the new release does differently from the old one; nothing when one of them is not known. */
function differencesOf({ version: from }: ReleaseRecord, { version: to, notices }: ReleaseRecord): string[] {
  if (typeof from !== "string" || typeof to !== "string" || from === to) {
    return [];
  }
  return notices
    .filter(({ since }) => since === undefined || (compareVersions(from, since) < 0 && compareVersions(since, to) <= 0))
    .map(({ text }) => text);
}

const schemaStep = "the Job of the schema upgrade runs; if it fails, the old Ironic keeps serving";
const firstSchemaStep = "the Job of the schema upgrade creates the schema";
const migrationStep = "when Ironic is ready, the Job of the online data migrations runs";

function installSteps(after: ReleaseRecord): string[] {
  return [
    ...restoreSteps(undefined, after),
    ...(hasServer(after) ? [firstSchemaStep] : []),
    "Ironic starts",
    ...(hasServer(after) ? [migrationStep] : []),
  ];
}

function restoreSteps(before: Fact<string>, after: ReleaseRecord): string[] {
  return after.restore !== undefined && before !== after.restore
    ? [
        `the database is replaced by the backup ${show(after.restore)}; Ironic is disconnected while the tables are swapped`,
      ]
    : [];
}

function updateSteps(before: ReleaseRecord, after: ReleaseRecord): string[] {
  const moved =
    differs(before.database.kind, after.database.kind) || differs(before.database.location, after.database.location);
  const upgraded = differs(before.image, after.image) || differs(before.version, after.version);
  const restored = restoreSteps(before.restore, after);
  const forgotten = before.restore !== undefined && after.restore === undefined;
  const reasons = [
    ...(upgraded ? ["its image changes"] : []),
    ...(moved ? ["its database changes"] : []),
    ...(restored.length > 0 ? ["its database is restored"] : []),
    ...(forgotten ? ["database.restoreFrom was removed"] : []),
  ];
  const grown = growthSteps(before.database.storageSize, after.database.storageSize);
  const switched = switchSteps(before.highAvailability, after.highAvailability);
  if (reasons.length === 0) {
    return [...grown, ...switched];
  }
  const server = hasServer(after);
  return [
    ...grown,
    ...restored,
    ...(server && upgraded && !moved ? [backupStep(after)] : []),
    ...(server ? [schemaStep] : []),
    ...switched,
    `Ironic restarts, because ${reasons.join(" and ")}`,
    ...(after.database.kind === "sqlite" ? ["all node records are lost: they are stored in the pod"] : []),
    ...(server ? [migrationStep] : []),
  ];
}

function growthSteps(before: Fact<string>, after: Fact<string>): string[] {
  return before !== undefined && after !== undefined && differs(before, after)
    ? [`the volume of the database grows from ${show(before)} to ${show(after)}`]
    : [];
}

/** Records from before high availability existed do not contain it. */
function switchSteps(before: Fact<boolean>, after: Fact<boolean>): string[] {
  if ((before ?? false) === (after ?? false)) {
    return [];
  }
  const [old, now] = after === true ? ["Deployment", "DaemonSet"] : ["DaemonSet", "Deployment"];
  return [`Ironic stops, its ${old} is removed, and a ${now} replaces it`];
}

function backupStep({ database }: ReleaseRecord): string {
  if (database.kind === "external") {
    return "nothing is backed up first: back up the external database yourself";
  }
  return database.backedUp === true
    ? "a Job backs up the database first"
    : "nothing is backed up first: database.backup is not set";
}

/** The causes whose digests differ, for which the pod restarts. */
export function restartsOf(before: ReleaseRecord, after: ReleaseRecord): string[] {
  const names = new Set([...Object.keys(before.restartCauses), ...Object.keys(after.restartCauses)]);
  return Object.keys(before.restartCauses).length === 0
    ? []
    : [...names].filter((name) => {
        const [old, now] = [before.restartCauses[name], after.restartCauses[name]];
        return old === unknown || old !== now;
      });
}
