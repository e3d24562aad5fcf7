// The npm packages of this repository, installed when they are missing or older than the lock file.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

const stamp = join(root, "node_modules", ".installed-lock");
const oldestNode = 20;

export function ensureDependencies() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < oldestNode) {
    throw new Error(`Node ${oldestNode} or newer is needed, and this is ${process.versions.node}`);
  }
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) {
    return;
  }
  console.error("installing npm packages …");
  const npm = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  if (npm.status !== 0) {
    throw new Error("npm ci failed: see above");
  }
  writeFileSync(stamp, lock);
}
