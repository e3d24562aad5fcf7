// Ports of containers.

import type { IronicPlan } from "../../plan/plan";
import type { Value } from "../../schema/value";
import type { ContainerPort } from "../kubernetes/objects";

/** A port of the node is taken only in the host network: elsewhere it would tie the pod to one node, and break Pod Security. */
export function portOf(plan: IronicPlan, name: string, port: Value<number>): ContainerPort {
  return {
    name,
    containerPort: port,
    ...(plan.networking.hostNetwork ? { hostPort: port } : {}),
    protocol: "TCP",
  };
}
