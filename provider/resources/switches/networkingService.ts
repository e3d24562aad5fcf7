// The service that sets switches: its Deployment and Service, and the Secrets that the baremetal-operator fills.

import type * as pulumi from "@pulumi/pulumi";
import { Deployment, type DeploymentArgs } from "@pulumi/kubernetes/apps/v1/deployment";
import { Secret } from "@pulumi/kubernetes/core/v1/secret";
import { Service } from "@pulumi/kubernetes/core/v1/service";
import { objectLabels } from "../../manifests/kubernetes/labels";
import {
  networkingDeployment,
  networkingRestartCauses,
  networkingServiceObject,
  type NetworkingPodObjects,
  switchConfigPlaceholder,
} from "../../manifests/switches/networkingService";
import { toInput } from "../../wire/later";
import type { PlanScope } from "../children/planScope";
import { base64 } from "../children/podSecret";
import { awaitTimeout, restartAnnotations, restartDigests } from "../children/restarts";

export function createNetworkingService(scope: PlanScope, objects: NetworkingPodObjects): Deployment[] {
  const { plan } = scope;
  const { networkingService: service, names } = plan;
  if (service === undefined) {
    return [];
  }
  const filled = [
    ...(service.switchConfig === undefined
      ? [
          createSwitchSecret(scope, "switch-config", names.switchConfig, {
            [switchConfigPlaceholder.key]: base64(switchConfigPlaceholder.content),
          }),
        ]
      : []),
    ...(service.switchCredentials === undefined
      ? [createSwitchSecret(scope, "switch-credentials", names.switchCredentials, {})]
      : []),
  ];
  const causes = networkingRestartCauses(plan, service, objects);
  const deployment = networkingDeployment(plan, service, objects, restartAnnotations(restartDigests(scope, causes)));
  const workload = new Deployment(
    scope.child("networking"),
    toInput(deployment) as DeploymentArgs,
    scope.after(...filled).options({ customTimeouts: { create: awaitTimeout, update: awaitTimeout } }),
  );
  new Service(scope.child("networking-service"), toInput(networkingServiceObject(plan)), scope.options());
  return [workload];
}

/** Made once: what the baremetal-operator has put into it is its own. */
function createSwitchSecret(
  scope: PlanScope,
  suffix: string,
  name: string,
  data: Record<string, pulumi.Output<string>>,
): Secret {
  const { plan } = scope;
  const metadata = { name, namespace: plan.namespace.name, labels: objectLabels(plan) };
  return new Secret(
    scope.child(suffix),
    { metadata: toInput(metadata), type: "Opaque", data },
    scope.options({ ignoreChanges: ["data"] }),
  );
}
