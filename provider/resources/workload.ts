// The Deployment, with the causes of its restarts, and the Service in front of it.

import type * as pulumi from "@pulumi/pulumi";
import { Deployment, type DeploymentArgs } from "@pulumi/kubernetes/apps/v1/deployment";
import { Service } from "@pulumi/kubernetes/core/v1/service";
import { causeAnnotation, restartCauses, type RestartCause } from "../manifests/restartCauses";
import { ironicService } from "../manifests/service";
import type { PodSecrets } from "../manifests/volumes";
import { ironicDeployment } from "../manifests/workload";
import type { IronicPlan } from "../plan/plan";
import type { Value } from "../schema/value";
import { later, toInput } from "../wire/later";
import { publicDigest } from "./digest";
import type { Family } from "./family";

/** The download of the ramdisk at the first start takes its time. */
const awaitTimeout = "20m";

/** For each cause of a restart a digest of what it depends on, which may be shown. */
export type RestartDigests = Readonly<Record<string, Value<string>>>;

export function restartDigests(
  plan: IronicPlan,
  secrets: PodSecrets,
  digestKey: pulumi.Output<string>,
): RestartDigests {
  const causes = Object.entries(restartCauses(plan, secrets));
  return Object.fromEntries(
    causes.map(([cause, content]) => [cause, later(publicDigest(digestKey, toInput(content)))]),
  );
}

export function createWorkload(
  family: Family,
  plan: IronicPlan,
  secrets: PodSecrets,
  digests: RestartDigests,
): pulumi.Resource {
  const annotations = Object.fromEntries(
    (Object.entries(digests) as [RestartCause, Value<string>][]).map(([cause, digest]) => [
      causeAnnotation(cause),
      digest,
    ]),
  );
  const deployment = ironicDeployment(plan, secrets, annotations);
  return new Deployment(
    family.child("service"),
    // The cast is for affinity alone, which is passed through untyped.
    toInput(deployment) as DeploymentArgs,
    family.options({ customTimeouts: { create: awaitTimeout, update: awaitTimeout } }),
  );
}

export function createService(family: Family, plan: IronicPlan): void {
  new Service(family.child(""), toInput(ironicService(plan)), family.options());
}
