// What all containers of the pod have in common.

import type { IronicPlan } from "../../plan/plan";
import type { ContainerName } from "../../plan/pod/placement";
import { literal } from "./env";
import type { Container, EnvVar, SecurityContext } from "../kubernetes/objects";

/** Fits Pod Security "restricted"; user and seccomp profile stand at the pod. */
const hardened: SecurityContext = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ["ALL"] },
};

/** For programs that get their capabilities from the file: without escalation the kernel would not give them. */
export function capable(add: readonly string[]): SecurityContext {
  return { ...hardened, allowPrivilegeEscalation: true, capabilities: { drop: ["ALL"], add } };
}

type Rest = Omit<Container, "name" | "imagePullPolicy" | "resources" | "securityContext" | "terminationMessagePolicy"> &
  Partial<Pick<Container, "securityContext">>;

export function container(plan: IronicPlan, name: ContainerName, rest: Rest): Container {
  return containerLike(plan, name, name, rest);
}

function literalVariable(variable: EnvVar): EnvVar {
  return "value" in variable && variable.value !== undefined
    ? { ...variable, value: literal(variable.value) }
    : variable;
}

/** A container that uses as much as another one. */
export function containerLike(plan: IronicPlan, like: ContainerName, name: string, rest: Rest): Container {
  return {
    name,
    ...rest,
    ...(rest.env === undefined ? {} : { env: rest.env.map(literalVariable) }),
    ...(plan.images.pullPolicy === undefined ? {} : { imagePullPolicy: plan.images.pullPolicy }),
    resources: plan.placement.resources[like],
    securityContext: rest.securityContext ?? hardened,
    // So that "kubectl describe", and Pulumi's error, say why it ended.
    terminationMessagePolicy: "FallbackToLogsOnError",
  };
}
