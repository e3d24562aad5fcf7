// The releases of Ironic as Python packages, in virtual environments that are kept between runs.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../setup/dependencies.mjs";
import { cacheRoot } from "../toolchain/cache.mjs";

/** The releases of Ironic in the images of those names; each with the libraries of the lab's image of it. */
export const ironicReleases = /** @type {const} */ ({
  "35.0": "35.0.0",
  "37.0": "37.0.0",
  "38.0": "38.0.0",
  "39.0": "39.0.0",
});

/** @typedef {keyof typeof ironicReleases} IronicRelease */

const cache = join(cacheRoot(), "ironic");

/**
 * The folder with its programs. Installs it when it is missing: about a minute, once.
 * @param {IronicRelease} release
 * @returns {string}
 */
export function ironicPrograms(release) {
  const pinsFile = join(root, "lab", "images", "ironic", "pins", `${release}.txt`);
  const digest = createHash("sha256").update(readFileSync(pinsFile)).digest("hex").slice(0, 8);
  const folder = join(cache, `${ironicReleases[release]}-${digest}`);
  const done = join(folder, "installed");
  if (!existsSync(done)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(cache, { recursive: true });
    execFileSync("python3", ["-m", "venv", folder], { stdio: "pipe" });
    const packages = [`ironic==${ironicReleases[release]}`, "pymysql", "--constraint", pinsFile];
    execFileSync(join(folder, "bin", "pip"), ["install", "--quiet", ...packages], { stdio: "pipe" });
    writeFileSync(done, "");
  }
  return join(folder, "bin");
}
