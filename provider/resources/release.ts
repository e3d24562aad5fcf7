// What remembers the installed Ironic: the gate before everything else, and the record of restarts before the workload.

import * as pulumi from "@pulumi/pulumi";
import { opened } from "../plan/base/sameData";
import { ironicImage } from "../plan/pod/images";
import { imageTags } from "../plan/pod/versions";
import type { IronicPlan } from "../plan/plan";
import type { Notice } from "../plan/upgrade/optionDifferences";
import { unknown, type Received } from "../release/engineJson";
import { askedRecordOf, hasSize, isSameDatabase } from "../release/record";
import { refusedUnasked, releaseType, unrecordedWarning } from "../release/resource";
import type { IronicArgs, Version } from "../schema/types";
import { text, type Value } from "../schema/value";
import { toInput } from "../wire/later";
import { promised } from "../wire/promised";
import type { ChildScope } from "./children/childScope";
import type { DoneJob } from "./children/job";
import { ownPlugin } from "./children/ownPlugin";
import type { PlanScope } from "./children/planScope";
import type { RestartDigests } from "./children/restarts";

interface Remembered {
  readonly version?: Value<string>;
  readonly image?: Value<string>;
  readonly database: {
    readonly kind: string;
    readonly location?: Value<string>;
    readonly storageSize?: Value<string>;
    readonly backedUp?: boolean;
  };
  readonly restore?: Value<string>;
  readonly highAvailability?: true;
  readonly safety?: object;
  readonly notices?: readonly Notice[];
  /** Which image each release has, for an Ironic that stays on its own. */
  readonly imagesByRelease?: Readonly<Record<string, Value<string>>>;
  readonly restartCauses?: RestartDigests;
}

/** Whether the steps of an update have really been done, when their resources are registered. */
interface Steps {
  /** Undefined with SQLite, which has no schema to upgrade. */
  readonly schema: DoneJob | undefined;
  /** The size that the volume of the database has; undefined without one. */
  readonly storageSize: pulumi.Output<string> | undefined;
}

type Recorded = Readonly<Record<(typeof recordedNames)[number], pulumi.Output<unknown>>>;

/** What refusals, and the notes of what has happened, depend on. */
const recordedNames = [
  "version",
  "image",
  "database",
  "restore",
  "highAvailability",
  "safety",
  "lastChange",
  "lastRestart",
  "schemaVersion",
  "previousDatabase",
  "previousStorageSize",
] as const;

export class IronicRelease extends pulumi.CustomResource {
  declare readonly version: pulumi.Output<string | undefined>;
  declare readonly refused: pulumi.Output<readonly string[] | undefined>;
  /** Whether the database that is wanted is the one of the record; it is not when the engine leaves the record out. */
  private isOfDatabase = true;

  constructor(name: string, remembered: Remembered, options: pulumi.CustomResourceOptions) {
    const computed = Object.fromEntries(["refused", ...recordedNames].map((output) => [output, undefined]));
    super(releaseType, name, { ...computed, ...toInput(remembered) }, { ...ownPlugin, ...options });
  }

  private get recorded(): Recorded {
    return this as unknown as Recorded;
  }

  /** The release that is installed, or will be; undefined where only the update knows. */
  async settledVersion(): Promise<string | undefined> {
    return promised(this.version);
  }

  /**
   * Why the update must not go on; to be asked before anything else is registered. With --target and --exclude the
   * engine may answer with the previous record, without asking whether that may change.
   */
  async judge(plan: IronicPlan): Promise<{ readonly refusals: readonly string[]; readonly warning?: string }> {
    const refused = await promised(this.refused);
    if (refused !== undefined) {
      return { refusals: refused };
    }
    const values = recordedNames.map(async (name) => [name, await promised(this.recorded[name])] as const);
    const recorded = Object.fromEntries(await Promise.all(values)) as Readonly<Record<string, Received>>;
    const wanted = opened(rememberedOf(plan), () => unknown) as Received;
    this.isOfDatabase = isSameDatabase(askedRecordOf(recorded), askedRecordOf(wanted));
    const id = await promised(this.id);
    const refusals = refusedUnasked(recorded, wanted, typeof id === "string" && id !== "");
    const warning = unrecordedWarning(recorded, wanted);
    return { refusals, ...(warning === undefined ? {} : { warning }) };
  }

  /**
   * Notes what has happened: the outputs of a resource can be registered anew in the same update, once. A failed Job or
   * claim keeps this from happening, and then the earlier release, database or size can be taken back. A volume that had
   * grown before a Job failed is kept from shrinking by the API server.
   */
  noteInstalled(plan: IronicPlan, { schema, storageSize }: Steps): void {
    if (schema === undefined || !this.isOfDatabase) {
      return;
    }
    const before = this.recorded;
    const version = pulumi.output(toInput(rememberedOf(plan).version));
    const whenDone = (now: pulumi.Output<unknown>, previous: pulumi.Output<unknown>): pulumi.Output<unknown> =>
      pulumi.all([schema.isDone, now, previous] as const).apply(([isDone, a, b]): unknown => (isDone ? a : b));
    pulumi.runtime.registerResourceOutputs(this, {
      ...Object.fromEntries(recordedNames.map((name) => [name, before[name]])),
      schemaVersion: whenDone(version, before.schemaVersion),
      previousDatabase: whenDone(pulumi.output(undefined), before.previousDatabase),
      ...(storageSize === undefined ? {} : { previousStorageSize: this.sizeBefore(storageSize) }),
    });
  }

  /** The size that the volume had before it grew, as long as it does not have the one of the record. */
  private sizeBefore(size: pulumi.Output<string>): pulumi.Output<unknown> {
    const { database, previousStorageSize } = this.recorded;
    return pulumi
      .all([size, database, previousStorageSize] as const)
      .apply(([now, asked, before]): unknown => (hasSize(asked as Received, now) ? undefined : before));
  }
}

/** `args`: a program that names no version leaves an installed Ironic on its own. */
export function createRelease(scope: ChildScope, plan: IronicPlan, args: IronicArgs): IronicRelease {
  const ofPlan = { ...rememberedOf(plan), notices: plan.upgradeNotices };
  const remembered = args.version === undefined ? { ...ofPlan, imagesByRelease: imagesByRelease(args) } : ofPlan;
  return new IronicRelease(scope.child("release"), remembered, scope.options());
}

function imagesByRelease({ images }: IronicArgs): Record<string, Value<string>> {
  return Object.fromEntries(
    (Object.keys(imageTags) as Version[]).map((version) => [version, ironicImage(version, images)]),
  );
}

function rememberedOf(plan: IronicPlan): Remembered {
  const { images, database } = plan;
  const { strictConfig: _ofThePlan, ...safety } = plan.safety;
  const { restore } = database.kind === "managed" ? database : { restore: undefined };
  return {
    version: images.version,
    image: images.ironic,
    database: databaseOf(plan),
    ...(restore === undefined
      ? {}
      : { restore: restore.request === "" ? restore.file : text`${restore.file} (${restore.request})` }),
    ...(plan.highAvailability === undefined ? {} : { highAvailability: true }),
    safety,
  };
}

/** The causes for which the pod restarts, so that SQLite's user is warned when one of them changes. */
export function createRestarts(scope: PlanScope, restartCauses: RestartDigests): IronicRelease {
  const remembered = { database: { kind: scope.plan.database.kind }, restartCauses };
  return new IronicRelease(scope.child("restarts"), remembered, scope.options());
}

function databaseOf({ database }: IronicPlan): Remembered["database"] {
  switch (database.kind) {
    case "sqlite":
      return { kind: database.kind };
    case "external":
      return { kind: database.kind, location: text`${database.host}/${database.name}` };
    case "managed":
      return {
        kind: database.kind,
        location: text`${database.host}/${database.name}`,
        ...(database.storage.kind === "new" ? { storageSize: database.storage.size } : {}),
        backedUp: database.backup !== undefined,
      };
  }
}
