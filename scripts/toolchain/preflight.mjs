// What must be true before a long build starts: Go is there and new enough, and the disk has room.

import { execFile } from "node:child_process";
import { mkdir, readFile, statfs } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { ToolchainProblem } from "./problem.mjs";

const why = "pulumi, its language hosts and its plugins are built from source where they cannot be downloaded";

/**
 * @param {{ folders: string[], cache: string, diskGb: number }} needs `folders` are those of the Go modules to be built
 */
export async function preflight({ folders, cache, diskGb }) {
  const wanted = newest(await Promise.all(folders.map(wantedGo)));
  const { GOVERSION, GOCACHE, GOMODCACHE } = await installedGo(wanted);
  const found = GOVERSION.replace(/^go/, "").split(/[ -]/)[0] ?? "";
  if (compare(found, wanted) < 0) {
    throw new ToolchainProblem({ what: `Go ${found} is too old: ${wanted} or newer is needed`, why, how: howToGetGo });
  }
  for (const folder of new Set([cache, GOCACHE, GOMODCACHE])) await checkSpace(folder, diskGb);
}

/**
 * Compares dotted version numbers, as sort functions do.
 * @param {string} left
 * @param {string} right
 */
function compare(left, right) {
  const [a, b] = [left, right].map((version) => version.split(".").map((part) => Number.parseInt(part, 10)));
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const howToGetGo = "install Go from your distribution or from go.dev/dl, or install pulumi itself and put it on PATH";

async function wantedGo(folder) {
  const text = await readFile(join(folder, "go.mod"), "utf8");
  return /^go (\S+)/m.exec(text)?.[1] ?? "0";
}

function newest(all) {
  return all.sort(compare).at(-1) ?? "0";
}

async function installedGo(wanted) {
  try {
    const { stdout } = await promisify(execFile)("go", ["env", "-json", "GOVERSION", "GOCACHE", "GOMODCACHE"]);
    return JSON.parse(stdout);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    throw new ToolchainProblem({ what: `Go is not installed: ${wanted} or newer is needed`, why, how: howToGetGo });
  }
}

async function checkSpace(folder, diskGb) {
  await mkdir(folder, { recursive: true });
  const { bavail, bsize } = await statfs(folder);
  const freeGb = (bavail * bsize) / 1e9;
  if (freeGb >= diskGb) return;
  throw new ToolchainProblem({
    what: `${folder} has ${freeGb.toFixed(1)} GB free: a first build needs ${diskGb} GB`,
    why: "modules, compiled packages and the binaries themselves are kept so that this happens once",
    how: "free some space, or point PULUMI_METAL3_CACHE, GOCACHE and GOMODCACHE to a larger disk",
  });
}
