// How callers from outside the cluster come in: a Service, and the policy that says who may.

import type * as pulumi from "@pulumi/pulumi";
import { Service } from "@pulumi/kubernetes/core/v1/service";
import { NetworkPolicy, type NetworkPolicyArgs } from "@pulumi/kubernetes/networking/v1/networkPolicy";
import { exposureService } from "../../manifests/access/exposure";
import { ironicNetworkPolicy } from "../../manifests/access/networkPolicy";
import { toInput } from "../../wire/later";
import type { PlanScope } from "../children/planScope";

const awaitTimeout = "20m";

/** After the workload: where its address is awaited, Pulumi also waits for the pods behind it. */
export function createExposure(scope: PlanScope, workload: pulumi.Resource): void {
  const { plan } = scope;
  const { exposure } = plan.networking;
  if (exposure !== undefined) {
    const awaited = exposure.kind === "LoadBalancer" && exposure.awaited;
    new Service(
      scope.child("external"),
      toInput(exposureService(plan, exposure)),
      scope.options(
        awaited ? { dependsOn: workload, customTimeouts: { create: awaitTimeout, update: awaitTimeout } } : {},
      ),
    );
  }
}

export function createNetworkPolicy(scope: PlanScope): void {
  const { plan } = scope;
  const { networkPolicy } = plan.networking;
  if (networkPolicy !== undefined) {
    new NetworkPolicy(
      scope.child("network-policy"),
      toInput(ironicNetworkPolicy(plan, networkPolicy)) as NetworkPolicyArgs,
      scope.options(),
    );
  }
}
