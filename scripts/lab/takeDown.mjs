// The end of a lab: every process that it started, by its id, then what they leave behind.

import { existsSync } from "node:fs";
import { readFile, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { cacheRoot } from "../toolchain/cache.mjs";
import { endGroup } from "./cgroups.mjs";
import { removeNetwork } from "./network.mjs";

const endWithinMs = 60_000;

/** Where labs keep their files: on the cache's disk, since their stores are links to it. */
function labsFolder() {
  return join(cacheRoot(), "lab", "running");
}

/** @param {string} name */
export function labFolder(name) {
  return join(labsFolder(), name);
}

/**
 * Ends a lab however far it has come; what is not there is not missed.
 * @param {string} name
 */
export async function takeDown(name) {
  await endGroup(name, { withinMs: endWithinMs });
  await rm(labFolder(name), { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  // Another lab may take the name from here on.
  await removeNetwork(name);
}

/**
 * What the labs that run have written about themselves; less when they have not come that far.
 * @returns {Promise<{
 *   name: string,
 *   kubeconfig?: string,
 *   nodeAddresses?: Record<string, string>,
 *   startedAt?: string,
 *   owner?: number,
 * }[]>}
 */
export async function listLabs() {
  if (!existsSync(labsFolder())) return [];
  const names = await readdir(labsFolder());
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(labFolder(name), "lab.json"), "utf8").catch(() => "{}");
      return { name, ...JSON.parse(text) };
    }),
  );
}
