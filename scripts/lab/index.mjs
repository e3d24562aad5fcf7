// A lab: a Kubernetes cluster with real nodes on this machine, that runs our images, and leaves nothing behind.

import { spawn } from "node:child_process";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensurePrograms } from "../setup/systemPackages.mjs";
import { raiseInotifyLimit } from "./inotify.mjs";
import { ensureToolchain } from "../toolchain/index.mjs";
import { makeGroup } from "./cgroups.mjs";
import { kubeconfigFile, startControlPlane } from "./controlPlane.mjs";
import { operatorImage } from "./images.mjs";
import { addresses, claimLab, makeNetwork } from "./network.mjs";
import { pauseImage, startNode } from "./node.mjs";
import { openLab } from "./openLab.mjs";
import { Processes, programsGroup } from "./processes.mjs";
import { LabProblem } from "./run.mjs";
import { ensureStore } from "./store.mjs";
import { labFolder, takeDown } from "./takeDown.mjs";
import { makeVolumes } from "./volumes.mjs";

export { images, imageReference, operatorImage } from "./images.mjs";
export { Lab } from "./lab.mjs";
export { findLab } from "./openLab.mjs";
export { LabProblem } from "./run.mjs";
export { listLabs, takeDown } from "./takeDown.mjs";

const guard = join(dirname(fileURLToPath(import.meta.url)), "guard.mjs");
const nodesWithinMs = 120_000;
const defaultImages = ["ironic:38.0"];
const toolchainParts = ["controlplane", "nodes", "coredns"];

/** Hosts are emulated, and too slow for each change. */
export const withHosts = process.env.LAB_SCENARIOS === "all";

/** What tests/lab deploys; LAB_IMAGES names others, by commas, for the scenarios of further releases. */
export const testImages = [
  ...["ironic:38.0", "mariadb:11.8", "keepalived:3"],
  ...(withHosts ? [operatorImage] : []),
  ...(process.env.LAB_IMAGES?.split(",").filter((name) => name !== "") ?? []),
];

/** Programs of the distribution, by the Debian package that brings them. */
const packageOf = {
  conntrack: "conntrack",
  containerd: "containerd",
  cpio: "cpio",
  htpasswd: "apache2-utils",
  ip: "iproute2",
  iptables: "iptables",
  mmdebstrap: "mmdebstrap",
  nft: "nftables",
  nsenter: "util-linux",
  openssl: "openssl",
  runc: "runc",
  sysctl: "procps",
  zstd: "zstd",
};

/** Makes sure that this machine can run a lab. @param {(line: string) => void} log */
export function ensureLabPrograms(log) {
  if (process.platform !== "linux" || process.getuid?.() !== 0) {
    throw new LabProblem("a lab needs Linux and root: it makes network namespaces, control groups and containers");
  }
  ensurePrograms({ ...packageOf, ...cniPackage() }, log);
}

/** The plugins are not on anybody's PATH. */
function cniPackage() {
  return { "../lib/cni/bridge": "containernetworking-plugins" };
}

/**
 * Builds images into the cache.
 * @param {string[]} [names]
 * @param {(line: string) => void} [log]
 */
export async function ensureImages(names = defaultImages, log = console.error) {
  ensureLabPrograms(log);
  return ensureStore([pauseImage, ...names], log);
}

/** Builds everything that tests/lab needs, before any test waits for it. */
export async function prepareLab(log = console.error) {
  await ensureToolchain({ parts: [...toolchainParts, ...(withHosts ? ["operator"] : [])], log });
  await ensureImages(testImages, log);
}

/**
 * Starts a lab and waits until its nodes are Ready.
 * @param {{
 *   nodes?: number,
 *   images?: string[],
 *   owner?: number | null,
 *   log?: (line: string) => void,
 * }} [options] images by their name behind lab.local/; the process with which the lab ends, null for none
 * @returns {Promise<import("./lab.mjs").Lab>}
 */
export async function startLab({ nodes = 1, images = defaultImages, owner = process.pid, log = console.error } = {}) {
  ensureLabPrograms(log);
  const { binDir } = await ensureToolchain({ parts: toolchainParts, log });
  const store = await ensureImages(images, log);
  await raiseInotifyLimit(log);
  const claimed = await claimLab();
  const folder = labFolder(claimed.name);
  try {
    await Promise.all(
      ["logs", "kubeconfigs"].map((name) => mkdir(join(folder, name), { recursive: true, mode: 0o700 })),
    );
    if (owner !== null) startGuard(claimed.name, owner);
    return await bringUp({ ...claimed, folder, binDir, store, nodes, owner, log });
  } catch (error) {
    await takeDown(claimed.name);
    throw error;
  }
}

function startGuard(name, owner) {
  const env = { ...process.env, NODE_OPTIONS: "" };
  spawn(process.execPath, [guard, name, String(owner)], { detached: true, stdio: "ignore", env }).unref();
}

async function bringUp({ name, number, folder, binDir, store, nodes, owner, log }) {
  log(`lab ${name}: network namespaces for the control plane and ${nodes === 1 ? "one node" : `${nodes} nodes`}`);
  await makeNetwork({ name, number }, nodes);
  await makeGroup(programsGroup(name));
  const processes = new Processes({ name, folder });
  await processes.keepMounts();
  log(`lab ${name}: etcd, API server, controller manager, scheduler and CoreDNS`);
  const client = await startControlPlane(processes, { name, number, folder, binDir, nodes });
  log(`lab ${name}: containerd, kubelet and kube-proxy`);
  const indexes = Array.from({ length: nodes }, (_, index) => index + 1);
  await Promise.all(indexes.map((index) => startNode(processes, index, { name, folder, binDir, store })));
  const kubelets = indexes.flatMap((index) => [`containerd-n${index}`, `kubelet-n${index}`]);
  await processes.until("the nodes", nodesWithinMs, kubelets, () => readyNodes(client, nodes));
  await processes.until("the default service account", nodesWithinMs, kubelets, () =>
    client.find({ apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "default", namespace: "default" } }),
  );
  await makeVolumes(
    client,
    folder,
    indexes.map((index) => `n${index}`),
  );
  client.close();
  await describe(folder, {
    kubeconfig: kubeconfigFile(folder, "admin"),
    nodeAddresses: Object.fromEntries(indexes.map((index) => [`n${index}`, addresses.node(index)])),
    binDir,
    startedAt: new Date().toISOString(),
    ...(owner === null ? {} : { owner }),
  });
  return openLab(name);
}

async function readyNodes(client, count) {
  const found = await client.list("v1", "Node");
  const ready = found.filter(
    ({ status, spec }) =>
      (status?.conditions ?? []).some(({ type, status: is }) => type === "Ready" && is === "True") &&
      (spec?.taints ?? []).length === 0,
  );
  return ready.length === count ? ready : undefined;
}

/** For those who look for labs; whole, or not there. */
async function describe(folder, description) {
  const draft = join(folder, "lab.draft");
  await writeFile(draft, JSON.stringify(description));
  await rename(draft, join(folder, "lab.json"));
}
