// What remembers the installed Ironic: the gate before everything else, and the record of restarts before the workload.

import * as pulumi from "@pulumi/pulumi";
import { opened } from "../plan/base/sameData";
import { ironicImage } from "../plan/pod/images";
import { imageTags } from "../plan/pod/versions";
import type { IronicPlan } from "../plan/plan";
import type { Notice } from "../plan/upgrade/optionDifferences";
import { unknown, type Received } from "../release/engineJson";
import { isRecorded, refusedUnasked, releaseType } from "../release/resource";
import type { IronicArgs, Version } from "../schema/types";
import { text, type Value } from "../schema/value";
import { toInput } from "../wire/later";
import { promised } from "../wire/promised";
import type { ChildScope } from "./children/childScope";
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

export class IronicRelease extends pulumi.CustomResource {
  declare readonly version: pulumi.Output<string | undefined>;
  declare readonly refused: pulumi.Output<readonly string[] | undefined>;
  declare readonly lastChange: pulumi.Output<unknown>;
  declare readonly lastRestart: pulumi.Output<unknown>;
  /** False while the engine leaves the record out of an update that changes what it would hold. */
  private isRecorded = true;

  constructor(name: string, remembered: Remembered, options: pulumi.CustomResourceOptions) {
    const computed = { refused: undefined, lastChange: undefined, lastRestart: undefined, schemaVersion: undefined };
    super(releaseType, name, { ...toInput(remembered), ...computed }, { ...ownPlugin, ...options });
  }

  /** The release that is installed, or will be; undefined where only the update knows. */
  async settledVersion(): Promise<string | undefined> {
    return promised(this.version);
  }

  /**
   * Why the update must not go on; to be asked before anything else is registered. With --target and --exclude the
   * engine may answer with the previous record, without asking whether that may change.
   */
  async refusals(plan: IronicPlan): Promise<readonly string[]> {
    const refused = await promised(this.refused);
    if (refused !== undefined) {
      return refused;
    }
    const outputs = this as unknown as Readonly<Record<string, pulumi.Output<Received> | undefined>>;
    const names = [...recordedNames, "schemaVersion"];
    const values = await Promise.all(names.map(async (name) => [name, await knownOutput(outputs[name])] as const));
    const recorded = Object.fromEntries(values);
    const wanted = opened(rememberedOf(plan), () => unknown) as Received;
    this.isRecorded = isRecorded(recorded, wanted);
    const id = await promised(this.id);
    return refusedUnasked(recorded, wanted, typeof id === "string" && id !== "");
  }

  /**
   * Notes that the schema is that of this release now. The outputs of a resource can be registered anew in the same
   * update; a failed Job keeps this from happening, and then the earlier release can be taken back.
   */
  noteSchema(plan: IronicPlan, schema: pulumi.Resource): void {
    if (!this.isRecorded) {
      return;
    }
    const { lastChange, lastRestart } = this;
    const remembered = rememberedOf(plan);
    const schemaVersion = pulumi.all([toInput(remembered.version), schema.urn]).apply(([version]) => version);
    pulumi.runtime.registerResourceOutputs(this, { ...toInput(remembered), lastChange, lastRestart, schemaVersion });
  }
}

/** What refusals and the note of the schema depend on. */
const recordedNames = ["version", "image", "database", "restore"];

async function knownOutput(output: pulumi.Output<Received> | undefined): Promise<Received> {
  return output === undefined ? undefined : promised(output);
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
