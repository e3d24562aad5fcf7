// What runs the pod: a Deployment of one, or with high availability a DaemonSet of one on every node that fits.

import type { IronicPlan } from "../../plan/plan";
import { objectLabels, selectorLabels } from "../kubernetes/labels";
import type { DaemonSet, Deployment, Labels } from "../kubernetes/objects";
import { podTemplate } from "./pod";
import type { PodSecrets } from "./volumes";

/**
 * Enough for the ramdisk (some 350 MB) over a slow line, and less than the time that Pulumi waits,
 * so that its error can name the cause.
 */
export const progressDeadlineSeconds = 18 * 60;

/** Never two pods at a time: Ironic without a shared database is its own only writer. */
export function ironicDeployment(plan: IronicPlan, secrets: PodSecrets, podAnnotations: Labels): Deployment {
  return {
    metadata: { name: plan.names.workload, namespace: plan.namespace.name, labels: objectLabels(plan) },
    spec: {
      replicas: 1,
      strategy: { type: "Recreate" },
      progressDeadlineSeconds,
      selector: { matchLabels: selectorLabels(plan) },
      template: podTemplate(plan, secrets, podAnnotations),
    },
  };
}

/** One pod after the other, and never two on a node: both would want the node's ports. */
export function ironicDaemonSet(plan: IronicPlan, secrets: PodSecrets, podAnnotations: Labels): DaemonSet {
  return {
    metadata: { name: plan.names.workload, namespace: plan.namespace.name, labels: objectLabels(plan) },
    spec: {
      updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 1 } },
      selector: { matchLabels: selectorLabels(plan) },
      template: podTemplate(plan, secrets, podAnnotations),
    },
  };
}
