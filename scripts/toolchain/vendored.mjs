// Copies a part's module and vendors its dependencies, so that files of a dependency can be replaced.
//
// Go's -overlay does not work for files in the module cache, hence the vendored copy. Go verifies the modules against
// go.sum when it downloads them, and does not verify the vendored files again.

import { copyFile, cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { go, moduleFolder } from "./go.mjs";

/**
 * @param {import("./parts.mjs").Vendored} vendored
 * @param {string} copy the folder to make
 * @param {import("./go.mjs").Where} where
 */
export async function makeVendoredCopy({ embeds, replaces, removes }, copy, where) {
  await cp(where.folder, copy, { recursive: true });
  const there = { ...where, folder: copy };
  await go(["mod", "vendor"], there);
  // Fails if one of them does not exist: a new version has moved it.
  for (const vendored of [...Object.keys(replaces), ...removes]) await rm(join(copy, "vendor", vendored));
  for (const [vendored, own] of Object.entries(replaces))
    await copyFile(join(copy, own), join(copy, "vendor", vendored));
  const from = await moduleFolder(embeds.module, there);
  for (const file of embeds.files) await copyFile(join(from, embeds.folder, file), join(copy, file));
  return there;
}
