// The Deployment or DaemonSet, with the causes of its restarts, and the Service in front of it.

import * as pulumi from "@pulumi/pulumi";
import { DaemonSet, type DaemonSetArgs } from "@pulumi/kubernetes/apps/v1/daemonSet";
import { Deployment, type DeploymentArgs } from "@pulumi/kubernetes/apps/v1/deployment";
import { Service } from "@pulumi/kubernetes/core/v1/service";
import { ironicService } from "../../manifests/access/service";
import type { PodObjects } from "../../manifests/pod/volumes";
import { ironicDaemonSet, ironicDeployment } from "../../manifests/pod/workload";
import { toInput } from "../../wire/later";
import type { PlanScope } from "../children/planScope";
import { deploymentRollout } from "../children/rollout";
import { awaitTimeout, restartAnnotations, type RestartDigests } from "../children/restarts";

export function createWorkload(scope: PlanScope, objects: PodObjects, digests: RestartDigests): pulumi.CustomResource {
  const { plan } = scope;
  const name = scope.child("service");
  const annotations = restartAnnotations(digests);
  // The casts are for affinity alone, which is passed through untyped.
  return plan.highAvailability === undefined
    ? new Deployment(
        name,
        toInput(ironicDeployment(plan, objects, annotations)) as DeploymentArgs,
        scope.options(insteadOf("DaemonSet")),
      )
    : new DaemonSet(
        name,
        toInput(ironicDaemonSet(plan, objects, annotations)) as DaemonSetArgs,
        scope.options(insteadOf("Deployment")),
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

/** Of a DaemonSet the kubernetes plugin knows by itself when its pods are ready. */
export function workloadRollout(scope: PlanScope, workload: pulumi.CustomResource): Promise<void> {
  return workload instanceof Deployment ? deploymentRollout(scope, workload) : Promise.resolve();
}

/** The resource once its rollout has ended; a failed one never ends, because the component reports it. */
export function afterRollout(rollout: Promise<void>, workload: pulumi.CustomResource): pulumi.Output<pulumi.Resource> {
  const ready = new Promise<pulumi.Resource>((resolve) => {
    rollout.then(
      () => resolve(workload),
      () => undefined,
    );
  });
  return pulumi.output(ready);
}

export function createService(scope: PlanScope): void {
  const { plan } = scope;
  new Service(scope.child(""), toInput(ironicService(plan)), scope.options());
}
