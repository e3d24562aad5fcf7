// What is in a fresh control plane before anybody uses it: nodes, a storage class, and the CRDs that we write objects for.

import { readFile, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { KubeError } from "./client.mjs";
import { until } from "./until.mjs";

const crds = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "tests", "support", "crds");

/** How long each of them may take. */
const readyWithinMs = 60_000;

/** More than one, so that several deployments with host ports have a place each. */
const nodeCount = 16;

/**
 * @param {string} name
 * @param {Record<string, string>} [labels]
 * @param {{ key: string, effect: string }[]} [taints]
 * @returns {import("./client.mjs").KubeObject}
 */
export function node(name, labels = {}, taints = []) {
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: { name, labels: { "kubernetes.io/hostname": name, "kubernetes.io/os": "linux", ...labels } },
    ...(taints.length === 0 ? {} : { spec: { taints } }),
  };
}

/** kwok's stages bind volumes of this class and of no other. */
const storageClass = {
  apiVersion: "storage.k8s.io/v1",
  kind: "StorageClass",
  metadata: { name: "kwok-volume", annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
  provisioner: "kwok.x-k8s.io/volume",
  reclaimPolicy: "Delete",
  volumeBindingMode: "Immediate",
};

/** @param {import("./client.mjs").KubeClient} client */
export async function installObjects(client) {
  const nodes = Array.from({ length: nodeCount }, (_, index) => node(`node-${index + 1}`));
  const definitions = await definitionsIn(crds);
  await Promise.all([...nodes, storageClass, ...definitions].map((object) => ensure(client, object)));
  await until("the default service account", readyWithinMs, () =>
    client.find({ apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "default", namespace: "default" } }),
  );
  await until("the nodes", readyWithinMs, async () => {
    const found = await client.list("v1", "Node");
    return found.every(isReady) ? true : undefined;
  });
  await until("the custom resources", readyWithinMs, async () => {
    // Established is said before they can really be read.
    await Promise.all(
      definitions.map(({ spec: { group, versions, names } }) =>
        client.list(`${group}/${versions[0].name}`, names.kind),
      ),
    );
    return true;
  });
}

async function ensure(client, object) {
  try {
    await client.create(object);
  } catch (error) {
    if (!(error instanceof KubeError) || error.reason !== "AlreadyExists") throw error;
  }
}

async function definitionsIn(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".yaml")).sort();
  return Promise.all(names.map(async (name) => parse(await readFile(join(folder, name), "utf8"))));
}

/** Ready, and open for pods. */
function isReady(found) {
  return hasCondition(found, "Ready") && (found.spec?.taints ?? []).length === 0;
}

function hasCondition(object, type) {
  return (object.status?.conditions ?? []).some((condition) => condition.type === type && condition.status === "True");
}
