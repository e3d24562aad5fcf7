// Seals cache entries: a record of the size, date and hash of each file, so that a file damaged by a power cut is noticed.

import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, readFile, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

const stampFile = "stamp.json";

/**
 * Flushes the files to disk, then writes the seal: an entry with a seal was complete.
 * @param {string} folder
 * @param {string[]} paths files that must not change, relative to the folder
 */
export async function seal(folder, paths) {
  const files = {};
  for (const path of [...paths].sort()) {
    const file = join(folder, path);
    await toDisk(file);
    const is = await stat(file);
    files[path] = { size: is.size, date: dateOf(is), sha256: await hashOf(file) };
  }
  for (const below of foldersOf(folder, paths)) await toDisk(below);
  await writeFile(join(folder, stampFile), JSON.stringify({ builtAt: new Date().toISOString(), files }));
  await toDisk(join(folder, stampFile));
  await toDisk(folder);
}

/**
 * Compares an entry with its seal: sizes and dates always, the hash only where the date differs.
 * @param {string} folder
 * @param {{ thorough?: boolean }} [options] `thorough` compares every hash
 * @returns {Promise<{ whole: boolean, damage?: string }>} neither whole nor damaged if there is no such entry
 */
export async function inspect(folder, { thorough = false } = {}) {
  const text = await readFile(join(folder, stampFile), "utf8").catch(ifMissing);
  if (text === undefined) return { whole: false };
  const files = filesOf(text);
  if (files === undefined) return { whole: false, damage: `${stampFile} cannot be read` };
  const found = await Promise.all(Object.entries(files).map(([path, was]) => damageOf(folder, path, was, thorough)));
  const damage = found.find((one) => one !== undefined);
  return { whole: damage === undefined, damage };
}

/** The text of the seal, which is different after every build, even of the same content. */
export function sealOf(folder) {
  return readFile(join(folder, stampFile), "utf8");
}

/**
 * Flushes a file's content, or a folder's list of files, to disk.
 * @param {string} path
 */
export async function toDisk(path) {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } catch (error) {
    // Windows cannot sync folders, nor files opened for reading.
    if (process.platform !== "win32") throw error;
  } finally {
    await handle.close();
  }
}

async function damageOf(folder, path, was, thorough) {
  const file = join(folder, path);
  const is = await stat(file).catch(ifMissing);
  if (is === undefined) return `${path} is missing`;
  if (is.size !== was.size) return `${path} has ${is.size} bytes instead of ${was.size}`;
  const redated = dateOf(is) !== was.date;
  if (!redated && !thorough) return undefined;
  if ((await hashOf(file)) !== was.sha256) return `${path} has different content`;
  // The cache may have been copied. If it is read-only, the hash is compared on every use.
  if (redated) await utimes(file, was.date, was.date).catch(() => {});
  return undefined;
}

/** In whole seconds, which every file system keeps. */
function dateOf({ mtimeMs }) {
  return Math.floor(mtimeMs / 1000);
}

function filesOf(text) {
  try {
    return JSON.parse(text).files ?? undefined;
  } catch {
    return undefined;
  }
}

function foldersOf(folder, paths) {
  const below = new Set();
  for (const path of paths) {
    for (let at = dirname(path); at !== "."; at = dirname(at)) below.add(join(folder, at));
  }
  return below;
}

async function hashOf(file) {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest("hex");
}

function ifMissing(error) {
  if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
  throw error;
}
