// What remembers the installed Ironic: the gate before everything else, and the record of restarts before the workload.

import * as pulumi from "@pulumi/pulumi";
import type { IronicPlan } from "../plan/plan";
import type { Notice } from "../plan/upgrade/optionDifferences";
import { unknown, type Received } from "../release/engineJson";
import { isRecorded, refusedUnasked, releaseType } from "../release/resource";
import { isLater, text, type Value } from "../schema/value";
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
  readonly restartCauses?: RestartDigests;
}

export class IronicRelease extends pulumi.CustomResource {
  declare readonly refused: pulumi.Output<readonly string[] | undefined>;
  declare readonly lastChange: pulumi.Output<unknown>;
  declare readonly lastRestart: pulumi.Output<unknown>;
  /** False while the engine leaves the record out of an update that changes what it would hold. */
  private isRecorded = true;

  constructor(
    name: string,
    private readonly remembered: Remembered,
    options: pulumi.CustomResourceOptions,
  ) {
    const computed = { refused: undefined, lastChange: undefined, lastRestart: undefined, schemaVersion: undefined };
    super(releaseType, name, { ...toInput(remembered), ...computed }, { ...ownPlugin, ...options });
  }

  /**
   * Why the update must not go on; to be asked before anything else is registered. With --target and --exclude the
   * engine may answer with the previous record, without asking whether that may change.
   */
  async refusals(): Promise<readonly string[]> {
    const refused = await promised(this.refused);
    if (refused !== undefined) {
      return refused;
    }
    const outputs = this as unknown as Readonly<Record<string, pulumi.Output<Received> | undefined>>;
    const names = [...recordedNames, "schemaVersion"];
    const values = await Promise.all(names.map(async (name) => [name, await knownOutput(outputs[name])] as const));
    const recorded = Object.fromEntries(values);
    const wanted = open(this.remembered);
    this.isRecorded = isRecorded(recorded, wanted);
    const id = await promised(this.id);
    return refusedUnasked(recorded, wanted, typeof id === "string" && id !== "");
  }

  /**
   * Notes that the schema is that of this release now. The outputs of a resource can be registered anew in the same
   * update; a failed Job keeps this from happening, and then the earlier release can be taken back.
   */
  noteSchema(schema: pulumi.Resource): void {
    if (!this.isRecorded) {
      return;
    }
    const { lastChange, lastRestart } = this;
    // The notices are for the update alone.
    const { notices: _notices, ...remembered } = this.remembered;
    const schemaVersion = pulumi.all([toInput(remembered.version), schema.urn]).apply(([version]) => version);
    pulumi.runtime.registerResourceOutputs(this, { ...toInput(remembered), lastChange, lastRestart, schemaVersion });
  }
}

/** What refusals and the note of the schema depend on. */
const recordedNames = ["version", "image", "database", "restore"];

async function knownOutput(output: pulumi.Output<Received> | undefined): Promise<Received> {
  return output === undefined ? undefined : promised(output);
}

/** What is remembered, with secrets opened: for comparing alone. */
function open(value: unknown): Received {
  if (isLater(value)) {
    const known = value.peek();
    return known === undefined ? unknown : open(known.value);
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, open(member)]))
    : (value as Received);
}

export function createRelease(scope: ChildScope, plan: IronicPlan): IronicRelease {
  const { images, database } = plan;
  const { strictConfig: _ofThePlan, ...safety } = plan.safety;
  const { restore } = database.kind === "managed" ? database : { restore: undefined };
  return new IronicRelease(
    scope.child("release"),
    {
      version: images.version,
      image: images.ironic,
      database: databaseOf(plan),
      ...(restore === undefined
        ? {}
        : { restore: restore.request === "" ? restore.file : text`${restore.file} (${restore.request})` }),
      ...(plan.highAvailability === undefined ? {} : { highAvailability: true }),
      safety,
      notices: plan.upgradeNotices,
    },
    scope.options(),
  );
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
