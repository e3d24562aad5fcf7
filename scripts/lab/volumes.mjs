// Volumes of a lab: folders of its nodes, for the claims of whoever comes.
//
// Of kind "local", since a hostPath would not honour the group that a pod asks for.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";

const className = "local";
const volumesOfNode = 8;

const storageClass = {
  apiVersion: "storage.k8s.io/v1",
  kind: "StorageClass",
  metadata: { name: className, annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
  provisioner: "kubernetes.io/no-provisioner",
  reclaimPolicy: "Delete",
  // A claim gets a volume of the node that its pod is put on.
  volumeBindingMode: "WaitForFirstConsumer",
};

/**
 * @param {import("../cluster/client.mjs").KubeClient} client
 * @param {string} folder of the lab
 * @param {string[]} nodes
 */
export async function makeVolumes(client, folder, nodes) {
  await client.create(storageClass);
  for (const node of nodes) {
    for (let index = 1; index <= volumesOfNode; index += 1) {
      const path = join(folder, "volumes", node, String(index));
      await mkdir(path, { recursive: true });
      await client.create(volume(`${node}-${index}`, node, path));
    }
  }
}

function volume(name, node, path) {
  const isThatNode = { key: "kubernetes.io/hostname", operator: "In", values: [node] };
  return {
    apiVersion: "v1",
    kind: "PersistentVolume",
    metadata: { name },
    spec: {
      storageClassName: className,
      capacity: { storage: "20Gi" },
      accessModes: ["ReadWriteOnce"],
      persistentVolumeReclaimPolicy: "Retain",
      local: { path },
      nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [isThatNode] }] } },
    },
  };
}
