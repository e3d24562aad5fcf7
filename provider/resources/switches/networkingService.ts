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
  switchConfigPlaceholder,
} from "../../manifests/switches/networkingService";
import type { PodSecrets } from "../../manifests/pod/volumes";
import type { IronicPlan } from "../../plan/plan";
import { toInput } from "../../wire/later";
import type { Family } from "../children/childScope";
import { base64 } from "../children/podSecret";
import { awaitTimeout, causeAnnotations } from "../pod/workload";

export function createNetworkingService(
  family: Family,
  plan: IronicPlan,
  secrets: PodSecrets,
  digestKey: pulumi.Output<string>,
): pulumi.CustomResource[] {
  const { networkingService: service, names } = plan;
  if (service === undefined) {
    return [];
  }
  const filled = [
    ...(service.switchConfig === undefined
      ? [
          createSwitchSecret(family, plan, "switch-config", names.switchConfig, {
            [switchConfigPlaceholder.key]: base64(switchConfigPlaceholder.content),
          }),
        ]
      : []),
    ...(service.switchCredentials === undefined
      ? [createSwitchSecret(family, plan, "switch-credentials", names.switchCredentials, {})]
      : []),
  ];
  const causes = networkingRestartCauses(plan, service, secrets);
  const deployment = networkingDeployment(plan, service, secrets, causeAnnotations(causes, digestKey));
  const workload = new Deployment(
    family.child("networking"),
    toInput(deployment) as DeploymentArgs,
    family.after(...filled).options({ customTimeouts: { create: awaitTimeout, update: awaitTimeout } }),
  );
  new Service(family.child("networking-service"), toInput(networkingServiceObject(plan)), family.options());
  return [workload];
}

/** Made once: what the baremetal-operator has put into it is its own. */
function createSwitchSecret(
  family: Family,
  plan: IronicPlan,
  suffix: string,
  name: string,
  data: Record<string, pulumi.Output<string>>,
): Secret {
  const metadata = { name, namespace: plan.namespace.name, labels: objectLabels(plan) };
  return new Secret(
    family.child(suffix),
    { metadata: toInput(metadata), type: "Opaque", data },
    family.options({ ignoreChanges: ["data"] }),
  );
}
