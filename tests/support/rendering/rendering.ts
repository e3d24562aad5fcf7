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
import type { PodObjects } from "../../../provider/manifests/pod/volumes";
import { ironicDaemonSet, ironicDeployment } from "../../../provider/manifests/pod/workload";
import type { IronicPlan } from "../../../provider/plan/plan";
import type { CaBundleObject, CaBundlePlan } from "../../../provider/plan/tls/caBundles";
import { databaseSecretsOf } from "./databaseRendering";

interface Manifests {
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

function proxySecretOf({ names, networking: { proxy } }: IronicPlan): PodObjects["proxy"] {
  return proxy && (proxy.source.kind === "secret" ? proxy.source.secretName : `${names.proxy}-${digest}`);
}

export function podObjectsOf(plan: IronicPlan): PodObjects {
  const { names, credentials, caBundles, networking, ramdisk, database } = plan;
  const script = ramdisk.download?.script;
  return {
    htpasswd: credentials.kind === "secret" ? credentials.secretName : `${names.htpasswd}-${digest}`,
    tls: certificateSecretOf(plan),
    rpc: plan.rpc && `${names.rpc}-${digest}`,
    options: plan.extraConfig.secret.map(({ source }, i) =>
      source.kind === "secret" ? source : { secretName: `${names.options}-${digest}`, key: `option-${i}` },
    ),
    bmcCa: bundleObject(caBundles.bmc, names.bmcCa),
    trustedCa: bundleObject(caBundles.trusted, `${names.trustedCa}-${digest}`),
    mirrorCa: bundleObject(script?.kind === "verified" ? script.mirrorCa : undefined, `${names.mirrorCa}-${digest}`),
    shared: sharedVolumeOf(plan),
    proxy: proxySecretOf(plan),
    keepalivedPassword:
      networking.keepalived === undefined
        ? undefined
        : (networking.keepalived.passwordSecretName ?? `${names.keepalivedPassword}-${digest}`),
    database: databaseSecretsOf(names, database),
  };
}

function certificateSecretOf({ tls, names }: IronicPlan): PodObjects["tls"] {
  switch (tls.kind) {
    case "off":
      return undefined;
    case "secret":
      return tls.certificateName;
    case "certManager":
      return names.tls;
    case "generated":
      return `${names.tls}-${digest}`;
  }
}

function sharedVolumeOf({ storage }: IronicPlan): PodObjects["shared"] {
  switch (storage.kind) {
    case "emptyDir":
      return storage;
    case "existing":
      return { kind: "claim", claimName: storage.claimName };
    case "new":
      return { kind: "claim", claimName: `${storage.claimName}-${digest}` };
  }
}

function bundleObject(bundle: CaBundlePlan | undefined, made: string): CaBundleObject | undefined {
  return bundle?.kind === "pem" ? { kind: "ConfigMap", name: made, key: "ca.crt" } : bundle?.object;
}

export function manifestsOf(plan: IronicPlan): Manifests {
  const objects = podObjectsOf(plan);
  const { exposure, frontDoor, networkPolicy, dhcp } = plan.networking;
  const causes = Object.keys(restartCauses(plan, objects)) as RestartCause[];
  const annotations = Object.fromEntries(causes.map((cause) => [causeAnnotation(cause), "digest"]));
  return {
    namespace: plan.namespace.create ? ironicNamespace(plan) : undefined,
    deployment: ironicDeployment(plan, objects, annotations),
    daemonSet: plan.highAvailability && ironicDaemonSet(plan, objects, annotations),
    service: ironicService(plan),
    exposure: exposure && exposureService(plan, exposure),
    ingress: frontDoor?.kind === "ingress" ? ironicIngress(plan, frontDoor) : undefined,
    networkPolicy: networkPolicy && ironicNetworkPolicy(plan, networkPolicy),
    leases: dhcp?.kind === "served" && dhcp.leases?.kind === "new" ? leasesClaim(plan, dhcp.leases) : undefined,
  };
}
