// The Deployment or DaemonSet, with the causes of its restarts, and the Service in front of it.

import type * as pulumi from "@pulumi/pulumi";
import { DaemonSet, type DaemonSetArgs } from "@pulumi/kubernetes/apps/v1/daemonSet";
import { Deployment, type DeploymentArgs } from "@pulumi/kubernetes/apps/v1/deployment";
import { Service } from "@pulumi/kubernetes/core/v1/service";
import { causeAnnotation, restartCauses, type RestartCause } from "../../manifests/pod/restartCauses";
import { ironicService } from "../../manifests/access/service";
import type { PodSecrets } from "../../manifests/pod/volumes";
import { ironicDaemonSet, ironicDeployment } from "../../manifests/pod/workload";
import type { IronicPlan } from "../../plan/plan";
import type { Value } from "../../schema/value";
import { later, toInput } from "../../wire/later";
import { publicDigest } from "../children/digest";
import type { Family } from "../children/childScope";

/** The download of the ramdisk at the first start takes its time. */
export const awaitTimeout = "20m";

/** For each cause of a restart a digest of what it depends on, which may be shown. */
export type RestartDigests = Readonly<Record<string, Value<string>>>;

type Causes = Readonly<Partial<Record<RestartCause, unknown>>>;

function digestsOf(causes: Causes, digestKey: pulumi.Output<string>): RestartDigests {
  return Object.fromEntries(
    Object.entries(causes).map(([cause, content]) => [cause, later(publicDigest(digestKey, toInput(content)))]),
  );
}

export function restartDigests(
  plan: IronicPlan,
  secrets: PodSecrets,
  digestKey: pulumi.Output<string>,
): RestartDigests {
  return digestsOf(restartCauses(plan, secrets), digestKey);
}

export function causeAnnotations(causes: Causes, digestKey: pulumi.Output<string>): Record<string, Value<string>> {
  return annotationsOf(digestsOf(causes, digestKey));
}

function annotationsOf(digests: RestartDigests): Record<string, Value<string>> {
  return Object.fromEntries(
    (Object.entries(digests) as [RestartCause, Value<string>][]).map(([cause, digest]) => [
      causeAnnotation(cause),
      digest,
    ]),
  );
}

export function createWorkload(
  family: Family,
  plan: IronicPlan,
  secrets: PodSecrets,
  digests: RestartDigests,
): pulumi.CustomResource {
  const name = family.child("service");
  const annotations = annotationsOf(digests);
  // The casts are for affinity alone, which is passed through untyped.
  return plan.highAvailability === undefined
    ? new Deployment(
        name,
        toInput(ironicDeployment(plan, secrets, annotations)) as DeploymentArgs,
        family.options(insteadOf("DaemonSet")),
      )
    : new DaemonSet(
        name,
        toInput(ironicDaemonSet(plan, secrets, annotations)) as DaemonSetArgs,
        family.options(insteadOf("Deployment")),
      );
}

/**
 * One takes the place of the other, as a replacement that deletes first: both want the same ports of the node, and as
 * two resources of their own the new one would wait for pods that cannot start before the old one is gone.
 */
function insteadOf(other: "DaemonSet" | "Deployment"): pulumi.CustomResourceOptions {
  return {
    aliases: [{ type: `kubernetes:apps/v1:${other}` }],
    replaceOnChanges: ["kind"],
    deleteBeforeReplace: true,
    customTimeouts: { create: awaitTimeout, update: awaitTimeout },
  };
}

export function createService(family: Family, plan: IronicPlan): void {
  new Service(family.child(""), toInput(ironicService(plan)), family.options());
}
