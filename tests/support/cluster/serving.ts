// The Ironic that serves at the moment.

import type { Place } from "./clusterProject";
import type { KubeObject } from "./controlPlane";

interface Workload extends KubeObject {
  readonly metadata: KubeObject["metadata"] & { readonly generation: number };
}

/** Deployment and pods of Ironic, as far as a restart or another image would change them. */
export async function serving({ plane, namespace }: Place): Promise<unknown> {
  const deployment = (await plane.client.get({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "ironic-service", namespace },
  })) as Workload;
  const pods = (await plane.client.list("v1", "Pod", namespace)) as KubeObject[];
  return {
    generation: deployment.metadata.generation,
    pods: pods
      .filter(({ metadata }) => metadata.name.startsWith("ironic-service-"))
      .map(({ metadata }) => metadata.uid),
  };
}
