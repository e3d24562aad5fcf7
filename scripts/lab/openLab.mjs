// A lab that runs, from what it wrote down: for whoever started it, and for other processes.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { KubeClient } from "../cluster/client.mjs";
import { Lab } from "./lab.mjs";
import { Processes } from "./processes.mjs";
import { labFolder, listLabs } from "./takeDown.mjs";

/** @param {string} name @returns {Promise<Lab>} */
export async function openLab(name) {
  const folder = labFolder(name);
  const { kubeconfig, nodeAddresses, binDir } = await json(join(folder, "lab.json"));
  const { clusters, users } = await json(kubeconfig);
  const { server, "certificate-authority-data": ca } = clusters[0].cluster;
  const client = new KubeClient({ url: server, ca: Buffer.from(ca, "base64").toString(), token: users[0].user.token });
  const processes = new Processes({ name, folder });
  processes.pids = await json(join(folder, "pids.json"));
  return new Lab({ name, folder, binDir, processes, client, kubeconfig, nodeAddresses });
}

/**
 * The lab that ends with a process.
 * @param {number} owner
 * @returns {Promise<Lab | undefined>}
 */
export async function findLab(owner) {
  const found = (await listLabs()).find((lab) => lab.owner === owner && lab.kubeconfig !== undefined);
  return found === undefined ? undefined : openLab(found.name);
}

async function json(file) {
  return JSON.parse(await readFile(file, "utf8"));
}
