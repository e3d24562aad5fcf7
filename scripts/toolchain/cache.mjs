// The per-user cache: where it is, how an entry is keyed, and how an entry comes to be, whole or not at all.

import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { withLock } from "./lock.mjs";
import { inspect, seal, toDisk } from "./seal.mjs";

/** @param {NodeJS.ProcessEnv} [env] */
export function cacheRoot(env = process.env) {
  if (env.PULUMI_METAL3_CACHE) return env.PULUMI_METAL3_CACHE;
  return join(env.XDG_CACHE_HOME ? env.XDG_CACHE_HOME : join(homedir(), ".cache"), "pulumi-metal3");
}

/**
 * A hash of all file names and contents under a folder: the same for every clone, whatever the dates.
 * @param {string} folder
 */
export async function contentHash(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
  const contents = await Promise.all(files.map((file) => readFile(file)));
  const hash = createHash("sha256");
  files.forEach((file, index) => {
    hash.update(`${relative(folder, file).split(sep).join("/")}\0${contents[index].length}\0`);
    hash.update(contents[index]);
  });
  return hash.digest("hex");
}

/**
 * The key of a cache entry: what goes in, how it is built, and what it is built for.
 * @param {string} folder
 * @param {unknown} recipe anything that JSON can hold
 */
export async function entryKey(folder, recipe) {
  const hash = createHash("sha256");
  hash.update(await contentHash(folder));
  hash.update(JSON.stringify([recipe, process.platform, process.arch]));
  return hash.digest("hex").slice(0, 16);
}

/**
 * Makes a cache entry unless it is there: `build` fills a temporary folder, which is renamed into place when complete.
 * Of several processes that want the same entry one builds and the others wait for it. A damaged entry is rebuilt.
 * @param {string} entry
 * @param {(folder: string) => Promise<string[] | void>} build returns the files that must not change,
 *   relative to the folder
 * @param {object} [options]
 * @param {boolean} [options.thorough] compares the hashes of those files even if sizes and dates match
 * @param {(holder: import("./lock.mjs").Holder) => void} [options.onWait]
 * @param {(damage: string) => void} [options.onDamage]
 * @returns {Promise<"built" | "found">}
 */
export async function makeOnce(entry, build, { thorough, onWait, onDamage = () => {} } = {}) {
  if ((await inspect(entry, { thorough })).whole) return "found";
  return withLock(
    `${entry}.lock`,
    async () => {
      const { whole, damage } = await inspect(entry, { thorough });
      if (whole) return "found";
      if (damage !== undefined) onDamage(damage);
      await removeLeftovers(entry);
      const folder = `${entry}.building-${process.pid}`;
      await mkdir(folder, { recursive: true });
      try {
        await seal(folder, (await build(folder)) ?? []);
        await rename(folder, entry);
        await toDisk(dirname(entry));
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
      return "built";
    },
    onWait,
  );
}

/** What an interrupted build left behind: its folder, and an entry that is not whole. */
async function removeLeftovers(entry) {
  const siblings = await readdir(dirname(entry));
  const leftovers = siblings
    .map((name) => join(dirname(entry), name))
    .filter((path) => path === entry || path.startsWith(`${entry}.building-`));
  await Promise.all(leftovers.map((path) => rm(path, { recursive: true, force: true })));
}
