// Keys of the lab's cache entries: the contents of files and folders, and how they are made into something.

import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { contentHash } from "../toolchain/cache.mjs";

/**
 * @param {string[]} paths files and folders
 * @param {unknown} recipe anything that JSON can hold
 */
export async function keyOf(paths, recipe) {
  const hash = createHash("sha256");
  for (const path of paths) {
    hash.update(`${basename(path)}\0`);
    hash.update((await stat(path)).isDirectory() ? await contentHash(path) : await readFile(path));
  }
  hash.update(JSON.stringify([recipe, process.arch]));
  return hash.digest("hex").slice(0, 16);
}
