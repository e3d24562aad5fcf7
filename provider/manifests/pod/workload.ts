// What runs the pod: a Deployment of one, or with high availability a DaemonSet of one on every node that fits.

import type { IronicPlan } from "../../plan/plan";
import { objectLabels, selectorLabels } from "../kubernetes/labels";
import type { DaemonSet, Deployment, Labels } from "../kubernetes/objects";
import { progressDeadlineSeconds } from "../kit/commonPodSpec";
import { podTemplate } from "./pod";
import type { PodObjects } from "./volumes";

/** Never two pods at a time: Ironic without a shared database is its own only writer. */
export function ironicDeployment(plan: IronicPlan, objects: PodObjects, podAnnotations: Labels): Deployment {
  return {
    metadata: { name: plan.names.workload, namespace: plan.namespace.name, labels: objectLabels(plan) },
    spec: {
      replicas: 1,
      strategy: { type: "Recreate" },
      progressDeadlineSeconds,
      selector: { matchLabels: selectorLabels(plan) },
      template: podTemplate(plan, objects, podAnnotations),
    },
  };
}

/** One pod after the other, and never two on a node: both would want the node's ports. */
export function ironicDaemonSet(plan: IronicPlan, objects: PodObjects, podAnnotations: Labels): DaemonSet {
  return {
    metadata: { name: plan.names.workload, namespace: plan.namespace.name, labels: objectLabels(plan) },
    spec: {
      updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 1 } },
      selector: { matchLabels: selectorLabels(plan) },
      template: podTemplate(plan, objects, podAnnotations),
    },
  };
}
