// The pod of the service that sets switches, the Service in front of it, and the Secrets that the baremetal-operator fills.

import { networkingRpcPort, type NetworkingServicePlan } from "../../plan/switches/networkingService";
import type { IronicPlan } from "../../plan/plan";
import { servesTls } from "../../plan/tls/tls";
import type { Value } from "../../schema/value";
import { networkingContainer } from "./networkingContainer";
import { objectLabels } from "../kubernetes/labels";
import type { Deployment, Labels, Metadata, PodSpec, Service, Volume } from "../kubernetes/objects";
import { rpcVolume } from "../highAvailability/rpcVolume";
import { commonPodSpec, progressDeadlineSeconds } from "../kit/commonPodSpec";
import { scratchVolumes } from "../kit/directories";
import { servicePort } from "../access/service";
import { imageUser } from "../kubernetes/upstream";
import { tlsVolumes } from "../tls/certificateVolumes";

/** The objects that its pod reads. */
export interface NetworkingPodObjects {
  readonly tls: Value<string> | undefined;
  readonly rpc: Value<string>;
}

/** Labels of metal3-io/ironic-standalone-operator. */
function selector(plan: IronicPlan): Labels {
  return { app: "ironic-networking", "ironic.metal3.io/instance": plan.names.base };
}

function metadata(plan: IronicPlan, name: string, further: Partial<Metadata> = {}): Metadata {
  return { name, namespace: plan.namespace.name, labels: { ...objectLabels(plan), ...selector(plan) }, ...further };
}

/** Names of the two Secrets with switches: the user's own, or those that the component makes. */
function switchSecretNames(
  plan: IronicPlan,
  service: NetworkingServicePlan,
): { readonly config: Value<string>; readonly credentials: Value<string> } {
  return {
    config: service.switchConfig ?? plan.names.switchConfig,
    credentials: service.switchCredentials ?? plan.names.switchCredentials,
  };
}

/** What the Secret with switches holds until it is filled. */
export const switchConfigPlaceholder = {
  key: "switch-configs.conf",
  content: "# Filled by the baremetal-operator.\n",
} as const;

function networkingPodSpec(plan: IronicPlan, service: NetworkingServicePlan, objects: NetworkingPodObjects): PodSpec {
  const container = networkingContainer(plan);
  const { config, credentials } = switchSecretNames(plan, service);
  const switchVolume = (name: string, secretName: Value<string>): Volume => ({ name, secret: { secretName } });
  return {
    ...commonPodSpec(plan, imageUser),
    containers: [container],
    volumes: [
      rpcVolume(objects.rpc),
      switchVolume("switch-config", config),
      switchVolume("switch-credentials", credentials),
      ...(objects.tls === undefined ? [] : tlsVolumes(objects.tls)),
      ...scratchVolumes(container.volumeMounts),
    ],
  };
}

export function networkingDeployment(
  plan: IronicPlan,
  service: NetworkingServicePlan,
  objects: NetworkingPodObjects,
  podAnnotations: Labels,
): Deployment {
  return {
    metadata: metadata(plan, plan.names.networking),
    spec: {
      replicas: 1,
      // Never two at a time: they would set the same ports.
      strategy: { type: "Recreate" },
      progressDeadlineSeconds,
      selector: { matchLabels: selector(plan) },
      template: {
        metadata: { labels: { ...objectLabels(plan), ...selector(plan) }, annotations: podAnnotations },
        spec: networkingPodSpec(plan, service, objects),
      },
    },
  };
}

/** Why its pod restarts; for switches, which others change, see networkingContainer.ts. */
export function networkingRestartCauses(
  plan: IronicPlan,
  service: NetworkingServicePlan,
  objects: NetworkingPodObjects,
): Readonly<Partial<Record<"image" | "config" | "tls" | "rpc-credentials", unknown>>> {
  const { images } = plan;
  const blank = { rpc: "", tls: objects.tls === undefined ? undefined : "" };
  return {
    image: [images.version, images.ironic],
    config: networkingPodSpec({ ...plan, images: { ...images, ironic: "" } }, service, blank),
    ...(objects.tls === undefined ? {} : { tls: objects.tls }),
    "rpc-credentials": objects.rpc,
  };
}

export function networkingServiceObject(plan: IronicPlan): Service {
  return {
    metadata: metadata(plan, plan.names.networkingService, {
      // Its Deployment is awaited.
      annotations: { "pulumi.com/skipAwait": "true" },
    }),
    spec: {
      type: "ClusterIP",
      selector: selector(plan),
      ports: [servicePort("networking-rpc", networkingRpcPort, servesTls(plan.tls))],
    },
  };
}
