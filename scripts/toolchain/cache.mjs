// The per-user cache: where it is, how an entry is keyed, and how an entry comes to be, whole or not at all.

import { createHash } from "node:crypto";
import { access, mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { withLock } from "./lock.mjs";

const stampFile = "stamp.json";

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

/** @param {string} entry the folder of a cache entry */
export async function isComplete(entry) {
  try {
    await access(join(entry, stampFile));
    return true;
  } catch {
    return false;
  }
}

/**
 * Makes a cache entry unless it is there: `build` fills a temporary folder, which is renamed into place when complete.
 * Of several processes that want the same entry one builds and the others wait for it.
 * @param {string} entry
 * @param {(folder: string) => Promise<void>} build
 * @param {(holder: import("./lock.mjs").Holder) => void} [onWait]
 * @returns {Promise<"built" | "found">}
 */
export async function makeOnce(entry, build, onWait) {
  if (await isComplete(entry)) return "found";
  return withLock(
    `${entry}.lock`,
    async () => {
      if (await isComplete(entry)) return "found";
      await removeLeftovers(entry);
      const folder = `${entry}.building-${process.pid}`;
      await mkdir(folder, { recursive: true });
      try {
        await build(folder);
        await writeFile(join(folder, stampFile), JSON.stringify({ builtAt: new Date().toISOString() }));
        await rename(folder, entry);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
      return "built";
    },
    onWait,
  );
}

/** What an interrupted build left behind: its folder, and an entry without a stamp (somebody deleted part of it). */
async function removeLeftovers(entry) {
  const siblings = await readdir(dirname(entry));
  const leftovers = siblings
    .map((name) => join(dirname(entry), name))
    .filter((path) => path === entry || path.startsWith(`${entry}.building-`));
  await Promise.all(leftovers.map((path) => rm(path, { recursive: true, force: true })));
}
