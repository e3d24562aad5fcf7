// Builds one part into a folder: its binaries, and what lies beside them.

import { chmod, copyFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { go, settings } from "./go.mjs";
import { place } from "./place.mjs";

const suffix = process.platform === "win32" ? ".exe" : "";
const tellEveryMs = 60_000;

/**
 * @typedef {object} Steps counts binaries over all the parts of a run
 * @property {number} done
 * @property {number} total
 *
 * @param {import("./parts.mjs").Part} part
 * @param {{ source: string, folder: string, logFile: string, steps: Steps, log: (line: string) => void }} job
 */
export async function buildPart(part, { source, folder, logFile, steps, log }) {
  const where = { folder: source, logFile };
  for (const binary of part.binaries) {
    steps.done += 1;
    const label = `[${steps.done}/${steps.total}] ${binary.title} …`;
    const startedAt = Date.now();
    const seconds = () => Math.round((Date.now() - startedAt) / 1000);
    log(`${label} building`);
    const telling = setInterval(() => log(`${label} still building after ${seconds()} s`), tellEveryMs);
    try {
      await buildBinary(binary, folder, where);
    } finally {
      clearInterval(telling);
    }
    log(`${label} built in ${seconds()} s (cached for next time)`);
  }
  for (const script of part.scripts ?? []) {
    const target = join(folder, "bin", script.name);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(join(await moduleFolder(script.module, where), script.path), target);
    await chmod(target, 0o755);
  }
  for (const path of stagePaths(part)) {
    const { module, folder: moduleSubfolder } = part.stages;
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(join(await moduleFolder(module, where), moduleSubfolder, path.slice("stages/".length)), target);
  }
}

/** The paths, below a part's folder, of the stages that come with it. */
export function stagePaths(part) {
  return (part.stages?.paths ?? []).map((path) => `stages/${path}`);
}

/** The path of a plugin's executable below a folder of plugins, as the engine looks for it. */
export function pluginPath({ name, version }) {
  return join("plugins", `resource-${name}-v${version}`, `pulumi-resource-${name}${suffix}`);
}

/** The paths, below a part's folder, that a binary is called by. */
export function binaryPaths(binary) {
  if (binary.plugins !== undefined) return binary.plugins.map(pluginPath);
  return [join("bin", `${binary.name}${suffix}`)];
}

async function buildBinary(binary, folder, where) {
  const [first, ...others] = binaryPaths(binary).map((path) => join(folder, path));
  const overlay = binary.embeds === undefined ? [] : ["-overlay", await writeOverlay(binary.embeds, folder, where)];
  const linker = [...settings.linker, ...Object.entries(binary.set).map(([name, value]) => `-X ${name}=${value}`)];
  await go(["build", ...settings.build, ...overlay, "-ldflags", linker.join(" "), "-o", first, binary.package], where);
  for (const other of others) await place(first, other);
}

/** Lets the main package embed files of another module, without a copy of them in the source tree. */
async function writeOverlay({ module, folder: moduleSubfolder, files }, folder, where) {
  const from = await moduleFolder(module, where);
  const replace = files.map((file) => [resolve(where.folder, file), join(from, moduleSubfolder, file)]);
  const path = join(folder, "overlay.json");
  await writeFile(path, JSON.stringify({ Replace: Object.fromEntries(replace) }));
  return path;
}

async function moduleFolder(module, where) {
  return JSON.parse(await go(["mod", "download", "-json", module], where)).Dir;
}
