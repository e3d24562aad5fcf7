// Waits until the pods of an updated Deployment are ready. The kubernetes plugin (4.25) takes a Deployment with the strategy
// Recreate for ready while its new ReplicaSet has no replicas yet, that is while the old pod still ends.

import { setTimeout as sleep } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import { warn } from "../wire/engineLog";
import { promised } from "../wire/promised";
import { componentReader } from "./componentReader";
import { isRolledOut, type SeenDeployment } from "./deployment";
import { milliseconds } from "./duration";

const lookEveryMs = 1_000;

interface Rollout {
  readonly namespace: pulumi.Output<string>;
  readonly name: pulumi.Output<string>;
  /** What the resource's outputs show: when they show a finished rollout, nothing is read. */
  readonly deployment: pulumi.Output<SeenDeployment>;
  /** As customTimeouts have it. */
  readonly limit: string;
}

/** At preview nothing is waited for. */
export async function rolledOut(component: pulumi.ComponentResource, rollout: Rollout): Promise<void> {
  if (pulumi.runtime.isDryRun()) {
    return;
  }
  const shown = (await promised(rollout.deployment)) as SeenDeployment | undefined;
  // Unknown where the update leaves the Deployment out, as --target can.
  if (shown === undefined || isRolledOut(shown)) {
    return;
  }
  const [reader, namespace, name] = await Promise.all([
    componentReader(component),
    promised(rollout.namespace),
    promised(rollout.name),
  ]);
  if (reader === undefined) {
    return;
  }
  const end = Date.now() + milliseconds(rollout.limit);
  for (;;) {
    let seen: SeenDeployment;
    try {
      seen = await reader.deployment(namespace, name);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      await warn(
        await promised(component.urn),
        `Whether the pods of the Deployment ${name} are ready could not be read (${why}): the update goes on without waiting for them.`,
      );
      return;
    }
    if (isRolledOut(seen)) {
      return;
    }
    if (Date.now() > end) {
      throw new Error(
        `the pods of the Deployment ${name} were not ready within ${rollout.limit} of its update. A warning that begins with "Not ready yet" says why; the next update goes on from here.`,
      );
    }
    await sleep(lookEveryMs);
  }
}
