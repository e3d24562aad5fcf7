// The Namespace, when the component makes it, with the Pod Security level that its pods need.

import type { IronicPlan } from "../../plan/plan";
import { objectLabels } from "../kubernetes/labels";
import type { Namespace } from "../kubernetes/objects";

export function ironicNamespace(plan: IronicPlan): Namespace {
  return {
    metadata: {
      name: plan.namespace.name,
      labels: { ...objectLabels(plan), "pod-security.kubernetes.io/enforce": plan.podSecurityLevel },
    },
  };
}
