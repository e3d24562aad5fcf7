// What Kubernetes itself needs to replace a pod: one of a single container that does nothing, starts and ends at once.

import { readyPod } from "./labPods";
import type { Lab } from "./labProject";
import { startOf } from "./runtimeLog";

/** From a pod's deletion to the start of its successor's container, on a node. */
export async function plainRestartMs(lab: Lab, namespace: string, node: string): Promise<number> {
  const labels = { app: "plain" };
  await lab.client.create({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "plain", namespace },
    spec: {
      selector: { matchLabels: labels },
      strategy: { type: "Recreate" },
      template: {
        metadata: { labels },
        spec: {
          hostNetwork: true,
          nodeSelector: { "kubernetes.io/hostname": node },
          containers: [{ name: "plain", image: "lab.local/pause:1" }],
        },
      },
    },
  } as Parameters<Lab["client"]["create"]>[0]);
  const { metadata } = await readyPod(lab, namespace, "plain-");
  const deleted = Date.now();
  await lab.kubectl(["delete", "pod", "-n", namespace, metadata.name, "--wait=true"]);
  const successor = await readyPod(lab, namespace, "plain-");
  const ms = startOf(lab, successor, "plain") - deleted;
  await lab.client.delete({ apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "plain", namespace } });
  return ms;
}
