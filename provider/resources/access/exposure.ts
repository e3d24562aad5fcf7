// How callers from outside the cluster come in: a Service, and the policy that says who may.

import type * as pulumi from "@pulumi/pulumi";
import { Service } from "@pulumi/kubernetes/core/v1/service";
import { NetworkPolicy, type NetworkPolicyArgs } from "@pulumi/kubernetes/networking/v1/networkPolicy";
import { exposureService } from "../../manifests/access/exposure";
import { ironicNetworkPolicy } from "../../manifests/access/networkPolicy";
import type { IronicPlan } from "../../plan/plan";
import { toInput } from "../../wire/later";
import type { Family } from "../children/childScope";

const awaitTimeout = "20m";

/** After the workload: where its address is awaited, Pulumi also waits for the pods behind it. */
export function createExposure(family: Family, plan: IronicPlan, workload: pulumi.Resource): void {
  const { exposure } = plan.networking;
  if (exposure !== undefined) {
    const awaited = exposure.type === "LoadBalancer" && exposure.awaited;
    new Service(
      family.child("external"),
      toInput(exposureService(plan, exposure)),
      family.options(
        awaited ? { dependsOn: workload, customTimeouts: { create: awaitTimeout, update: awaitTimeout } } : {},
      ),
    );
  }
}

export function createNetworkPolicy(family: Family, plan: IronicPlan): void {
  const { networkPolicy } = plan.networking;
  if (networkPolicy !== undefined) {
    new NetworkPolicy(
      family.child("network-policy"),
      toInput(ironicNetworkPolicy(plan, networkPolicy)) as NetworkPolicyArgs,
      family.options(),
    );
  }
}
