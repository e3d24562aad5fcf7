// Pods that really run: what they print, and what their API answers.

import type { KubeObject } from "../../../scripts/cluster/client.mjs";
import type { Lab } from "../../../scripts/lab/lab.mjs";
import { until } from "../cluster/controlPlane";

export interface Pod extends KubeObject {
  readonly spec: {
    readonly nodeName: string;
    readonly containers: readonly { readonly name: string }[];
    readonly initContainers?: readonly { readonly name: string }[];
  };
  readonly status: {
    readonly phase: string;
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
    readonly containerStatuses?: readonly ContainerStatus[];
  };
}

interface ContainerStatus {
  readonly name: string;
  readonly ready: boolean;
  readonly restartCount: number;
  readonly containerID?: string;
}

export async function podsIn(lab: Lab, namespace: string): Promise<Pod[]> {
  return (await lab.client.list("v1", "Pod", namespace)) as Pod[];
}

function isReady({ status }: Pod): boolean {
  return (status.conditions ?? []).some(({ type, status: is }) => type === "Ready" && is === "True");
}

/** The only pod whose name begins so, once all of its containers are Ready by their own probes. */
export async function readyPod(lab: Lab, namespace: string, prefix: string, seconds = 300): Promise<Pod> {
  return until(
    `a ready pod ${prefix}`,
    async () => {
      const pods = (await podsIn(lab, namespace)).filter(({ metadata }) => metadata.name.startsWith(prefix));
      return pods.length === 1 && isReady(pods[0] as Pod) ? pods[0] : undefined;
    },
    seconds,
  );
}

/** The pods whose names begin so, once there are so many and all are Ready. */
export async function readyPods(lab: Lab, namespace: string, prefix: string, count: number): Promise<Pod[]> {
  return until(
    `${count} ready pods ${prefix}`,
    async () => {
      const pods = (await podsIn(lab, namespace)).filter(({ metadata }) => metadata.name.startsWith(prefix));
      return pods.length === count && pods.every(isReady) ? pods : undefined;
    },
    240,
  );
}

/** What the containers of all pods have printed, by "pod/container". */
export async function logsIn(lab: Lab, namespace: string): Promise<Record<string, string>> {
  const pods = await podsIn(lab, namespace);
  const containers = pods.flatMap(({ metadata, spec }) =>
    [...(spec.initContainers ?? []), ...spec.containers].map(({ name }) => ({ pod: metadata.name, name })),
  );
  const texts = await Promise.all(
    containers.map(async ({ pod, name }) => {
      const text = await lab.logs({ namespace, name: pod }, name);
      return [`log of ${pod}/${name}`, text] as const;
    }),
  );
  return Object.fromEntries(texts);
}

/** What whoever may read a namespace but no Secrets can read, by kind. */
export async function readableIn(lab: Lab, namespace: string): Promise<Record<string, string>> {
  const kinds = ["events", "pods", "configmaps", "deployments", "statefulsets", "jobs", "services"];
  const texts = await Promise.all(
    kinds.map(
      async (kind) => [kind, (await lab.kubectl(["get", kind, "-n", namespace, "-o", "yaml"])).stdout] as const,
    ),
  );
  return Object.fromEntries(texts);
}

/** The status code of a request that is made on a node. */
export async function statusOf(lab: Lab, url: string, login?: string): Promise<string> {
  const credentials = login === undefined ? [] : ["--user", login];
  const options = [
    "--silent",
    "--insecure",
    "--output",
    "/dev/null",
    "--write-out",
    "%{http_code}",
    "--max-time",
    "10",
  ];
  return (await lab.onNode("n1", ["curl", ...options, ...credentials, url])).stdout;
}
