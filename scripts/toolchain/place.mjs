// Puts a file in a second place without a second copy of its content.

import { link, mkdir, symlink } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * A hard link where the file system allows one, else a symbolic link. What is there already is left alone.
 * @param {string} source
 * @param {string} target
 */
export async function place(source, target) {
  await mkdir(dirname(target), { recursive: true });
  try {
    await link(source, target);
  } catch (error) {
    if (error.code === "EEXIST") return;
    await symlink(source, target).catch(ignoreExisting);
  }
}

function ignoreExisting(error) {
  if (error.code !== "EEXIST") throw error;
}
