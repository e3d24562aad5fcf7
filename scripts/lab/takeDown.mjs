// The end of a lab: every process that it started, by its id, then what they leave behind.

import { existsSync } from "node:fs";
import { readFile, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { cacheRoot } from "../toolchain/cache.mjs";
import { isRunning } from "../toolchain/lock.mjs";
import { endGroup } from "./cgroups.mjs";
import { removeNetwork } from "./network.mjs";

const endWithinMs = 60_000;

/** Where labs keep their files: on the cache's disk, since their stores are links to it. */
export function labsFolder() {
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
  await removeNetwork(name);
  await rm(labFolder(name), { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/**
 * What is written about the labs that run, and those whose owner is gone.
 * @returns {Promise<{ name: string, kubeconfig?: string, nodes?: number, startedAt?: string, owned: boolean }[]>}
 */
export async function listLabs() {
  if (!existsSync(labsFolder())) return [];
  const names = await readdir(labsFolder());
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(labFolder(name), "lab.json"), "utf8").catch(() => "{}");
      const { owner, ...description } = JSON.parse(text);
      return { name, ...description, owned: owner !== undefined && isRunning(owner) };
    }),
  );
}
