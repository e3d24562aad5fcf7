// The manifests of a plan, with stand-ins for the names and digests that only resources can make.

import { exposureService } from "../../../provider/manifests/access/exposure";
import { ironicIngress } from "../../../provider/manifests/access/ingress";
import { leasesClaim } from "../../../provider/manifests/dhcp/leasesClaim";
import { ironicNamespace } from "../../../provider/manifests/pod/namespace";
import { ironicNetworkPolicy } from "../../../provider/manifests/access/networkPolicy";
import type {
  DaemonSet,
  Deployment,
  Ingress,
  Namespace,
  NetworkPolicy,
  PersistentVolumeClaim,
  Service,
} from "../../../provider/manifests/kubernetes/objects";
import { causeAnnotation, restartCauses, type RestartCause } from "../../../provider/manifests/pod/restartCauses";
import { ironicService } from "../../../provider/manifests/access/service";
import type { PodSecrets } from "../../../provider/manifests/pod/volumes";
import { ironicDaemonSet, ironicDeployment } from "../../../provider/manifests/pod/workload";
import type { IronicPlan } from "../../../provider/plan/plan";
import { databaseSecretsOf } from "./databaseRendering";

export interface Manifests {
  readonly namespace: Namespace | undefined;
  /** Only one of the two is made. */
  readonly deployment: Deployment;
  readonly daemonSet: DaemonSet | undefined;
  readonly service: Service;
  readonly exposure: Service | undefined;
  readonly ingress: Ingress | undefined;
  readonly networkPolicy: NetworkPolicy | undefined;
  readonly leases: PersistentVolumeClaim | undefined;
}

/** Stands for the digest of a content. */
const digest = "0123456789ab";

export function podSecretsOf(plan: IronicPlan): PodSecrets {
  const { names, tls, credentials, authorities, extraConfig, networking, ramdisk, storage, database } = plan;
  const script = ramdisk.download?.script;
  const mirror = script?.kind === "verified" ? script.mirrorCa : undefined;
  const certificate = {
    off: undefined,
    secret: "certificateName" in tls ? tls.certificateName : "",
    certManager: names.tls,
    generated: `${names.tls}-${digest}`,
  };
  return {
    htpasswd: credentials.source === "secret" ? credentials.secretName : `${names.htpasswd}-${digest}`,
    tls: certificate[tls.mode],
    ...(plan.rpc.used ? { rpc: `${names.rpc}-${digest}` } : {}),
    ...(extraConfig.secret.some(({ source }) => source.kind === "value")
      ? { options: `${names.options}-${digest}` }
      : {}),
    ...(authorities.bmc?.source === "pem" ? { bmcCa: names.bmcCa } : {}),
    ...(authorities.trusted?.source === "pem" ? { trustedCa: `${names.trustedCa}-${digest}` } : {}),
    ...(mirror?.source === "pem" ? { mirrorCa: `${names.mirrorCa}-${digest}` } : {}),
    ...(storage.kind === "claim" ? { sharedClaim: `${names.shared}-${digest}` } : {}),
    keepalivedPassword:
      networking.keepalived === undefined
        ? undefined
        : (networking.keepalived.passwordSecretName ?? `${names.keepalivedPassword}-${digest}`),
    database: databaseSecretsOf(names, database),
  };
}

export function manifestsOf(plan: IronicPlan): Manifests {
  const secrets = podSecretsOf(plan);
  const { exposure, frontDoor, networkPolicy, dhcp } = plan.networking;
  const causes = Object.keys(restartCauses(plan, secrets)) as RestartCause[];
  const annotations = Object.fromEntries(causes.map((cause) => [causeAnnotation(cause), "digest"]));
  return {
    namespace: plan.namespace.create ? ironicNamespace(plan) : undefined,
    deployment: ironicDeployment(plan, secrets, annotations),
    daemonSet: plan.highAvailability && ironicDaemonSet(plan, secrets, annotations),
    service: ironicService(plan),
    exposure: exposure && exposureService(plan, exposure),
    ingress: frontDoor?.kind === "ingress" ? ironicIngress(plan, frontDoor) : undefined,
    networkPolicy: networkPolicy && ironicNetworkPolicy(plan, networkPolicy),
    leases: dhcp.kind === "served" && dhcp.leases.kind === "made" ? leasesClaim(plan, dhcp.leases) : undefined,
  };
}
