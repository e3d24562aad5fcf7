// Labels: those of metal3-io/ironic-standalone-operator, on which selectors and people's scripts rely, and the common ones.

import type { IronicPlan } from "../../plan/plan";
import type { Labels } from "./objects";

export function selectorLabels(plan: IronicPlan): Labels {
  return { "ironic.metal3.io/app": plan.names.workload };
}

/** Labels of every object. They name no version, so that an upgrade touches only what it changes. */
export function objectLabels(plan: IronicPlan): Labels {
  return {
    "app.kubernetes.io/name": "ironic",
    "app.kubernetes.io/instance": plan.names.base,
    ...componentSelector(plan),
  };
}

/** What every object of one component bears, and no other. */
export function componentSelector(plan: IronicPlan): Readonly<Record<string, string>> {
  return { "ironic.metal3.io/ironic": plan.names.base };
}

export function podLabels(plan: IronicPlan): Labels {
  return { ...objectLabels(plan), ...selectorLabels(plan), "ironic.metal3.io/version": plan.images.version };
}
