// Where the pod runs, and what its containers may use.

import type { IronicArgs, ResourceRequirements, Toleration } from "../../schema/types";
import type { Value } from "../../schema/value";
import { defaults } from "../../schema/defaults";
import { checkLabels } from "../checks/labels";
import { validateObjectName } from "../checks/objectNames";
import type { Problems } from "../checks/problems";
import { quantityRule } from "../checks/quantity";
import { checkMap, peek } from "../checks/check";
import { validatePodData } from "./podData";
import { validateTolerations } from "./tolerations";

export type ContainerName = keyof typeof defaults.resources;

export interface PlacementPlan {
  readonly nodeSelector: Value<Readonly<Record<string, Value<string>>>> | undefined;
  readonly tolerations: Value<readonly Value<Toleration>[]> | undefined;
  readonly affinity: unknown;
  readonly topologySpreadConstraints: Value<readonly unknown[]> | undefined;
  readonly priorityClassName: Value<string> | undefined;
  readonly serviceAccountName: Value<string> | undefined;
  readonly resources: Readonly<Record<ContainerName, ResourceRequirements>>;
}

const adjustable = Object.keys(defaults.resources);

export function planPlacement(problems: Problems, args: IronicArgs): PlacementPlan {
  validateObjectName(problems, "priorityClassName", args.priorityClassName);
  validateObjectName(problems, "serviceAccountName", args.serviceAccountName);
  checkLabels(problems, "nodeSelector", args.nodeSelector);
  validateTolerations(problems, "tolerations", args.tolerations);
  validatePodData(problems, "affinity", "Affinity", args.affinity);
  validatePodData(problems, "topologySpreadConstraints", "TopologySpreadConstraint[]", args.topologySpreadConstraints);
  for (const [container, requirements] of Object.entries(args.resources ?? {})) {
    if (!adjustable.includes(container)) {
      problems.add(`resources.${container}`, undefined, `unknown container; valid names are ${adjustable.join(", ")}`);
    }
    validateQuantities(problems, `resources.${container}`, requirements);
  }
  return {
    nodeSelector: unlessEmpty(args.nodeSelector),
    tolerations: unlessEmpty(args.tolerations),
    affinity: unlessEmpty(args.affinity),
    topologySpreadConstraints: unlessEmpty(args.topologySpreadConstraints),
    priorityClassName: args.priorityClassName,
    serviceAccountName: args.serviceAccountName,
    resources: { ...defaults.resources, ...args.resources },
  };
}

/** An empty list or map written out is one that is left out: neither restarts the pod. */
function unlessEmpty<T>(value: T): T | undefined {
  const known = peek(value);
  return typeof known === "object" && known !== null && Object.keys(known).length === 0 ? undefined : value;
}

function validateQuantities(problems: Problems, path: string, requirements: ResourceRequirements): void {
  for (const side of ["requests", "limits"] as const) {
    checkMap(problems, `${path}.${side}`, requirements[side], { value: quantityRule });
  }
}
