// The manifests of a plan, with stand-ins for the names and digests that only resources can make.

import { ironicNamespace } from "../../provider/manifests/namespace";
import type { Deployment, Namespace, Service } from "../../provider/manifests/objects";
import { causeAnnotation, restartCauses, type RestartCause } from "../../provider/manifests/restartCauses";
import { ironicService } from "../../provider/manifests/service";
import type { PodSecrets } from "../../provider/manifests/volumes";
import { ironicDeployment } from "../../provider/manifests/workload";
import type { IronicPlan } from "../../provider/plan/plan";

export interface Manifests {
  readonly namespace: Namespace | undefined;
  readonly deployment: Deployment;
  readonly service: Service;
}

export function podSecretsOf({ names, tls, credentials }: IronicPlan): PodSecrets {
  const certificate = {
    off: undefined,
    secret: "certificateName" in tls ? tls.certificateName : "",
    generated: `${names.tls}-0123456789ab`,
  };
  return {
    htpasswd: credentials.source === "secret" ? credentials.secretName : `${names.htpasswd}-0123456789ab`,
    tls: certificate[tls.mode],
  };
}

export function manifestsOf(plan: IronicPlan): Manifests {
  const secrets = podSecretsOf(plan);
  const causes = Object.keys(restartCauses(plan, secrets)) as RestartCause[];
  const annotations = Object.fromEntries(causes.map((cause) => [causeAnnotation(cause), "digest"]));
  return {
    namespace: plan.namespace.create ? ironicNamespace(plan) : undefined,
    deployment: ironicDeployment(plan, secrets, annotations),
    service: ironicService(plan),
  };
}
