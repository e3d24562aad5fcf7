// What all containers of the pod have in common.

import type { IronicPlan } from "../../plan/plan";
import type { ContainerName } from "../../plan/placement";
import type { Container, SecurityContext } from "../objects";

/** Fits Pod Security "restricted"; user and seccomp profile stand at the pod. */
export const hardened: SecurityContext = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ["ALL"] },
};

type Rest = Omit<Container, "name" | "imagePullPolicy" | "resources" | "securityContext" | "terminationMessagePolicy">;

export function container(plan: IronicPlan, name: ContainerName, rest: Rest): Container {
  return containerLike(plan, name, name, rest);
}

/** A container that uses as much as another one. */
export function containerLike(plan: IronicPlan, like: ContainerName, name: string, rest: Rest): Container {
  return {
    name,
    ...rest,
    ...(plan.images.pullPolicy === undefined ? {} : { imagePullPolicy: plan.images.pullPolicy }),
    resources: plan.placement.resources[like],
    securityContext: hardened,
    // So that "kubectl describe", and Pulumi's error, say why it ended.
    terminationMessagePolicy: "FallbackToLogsOnError",
  };
}
