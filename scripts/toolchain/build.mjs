// Builds one part into a folder: its binaries, and what lies beside them.

import { chmod, copyFile, mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { go, moduleFolder, settings } from "./go.mjs";
import { place } from "./place.mjs";
import { makeVendoredCopy } from "./vendored.mjs";

const vendor = ["-mod=vendor"];
const suffix = process.platform === "win32" ? ".exe" : "";

/**
 * Downloads the modules that a part needs. The build reports what could not be downloaded.
 * @param {import("./parts.mjs").Part} part
 * @param {import("./go.mjs").Where} where
 */
export async function fetchPart(part, where) {
  await go(["list", "-e", "-deps", ...part.binaries.map((binary) => binary.package)], where);
}

/**
 * @param {import("./parts.mjs").Part} part
 * @param {string} folder receives the result
 * @param {{ where: import("./go.mjs").Where, progress: import("./progress.mjs").Progress }} job `where` names the module
 * @returns {Promise<string[]>} the paths of all files of the result, relative to its folder
 */
export async function buildPart(part, folder, { where, progress }) {
  if (part.vendored === undefined) {
    await buildBinaries(part, folder, { where, progress, flags: [] });
  } else {
    const copy = `${folder}.source`;
    try {
      const there = await makeVendoredCopy(part.vendored, copy, where);
      await buildBinaries(part, folder, { where: there, progress, flags: vendor });
      // After the build, which has compiled most of what they need.
      await go(["test", "-vet=off", ...settings.build, ...vendor, ...part.vendored.tests], there);
    } finally {
      await rm(copy, { recursive: true, force: true });
    }
  }
  for (const { module, path, name } of part.scripts ?? []) {
    const target = await copyOf(join(await moduleFolder(module, where), path), join(folder, "bin", name));
    await chmod(target, 0o755);
  }
  for (const [into, { module, folder: inModule, path }] of furtherFiles(part)) {
    await copyOf(join(await moduleFolder(module, where), inModule, path), join(folder, into, path));
  }
  return [...commandPaths(part), ...pluginsOf(part).map(pluginPath)];
}

/** The paths, relative to a part's folder, of everything that is not a plugin. */
export function commandPaths(part) {
  return [
    ...part.binaries.filter((binary) => binary.plugins === undefined).flatMap(binaryPaths),
    ...(part.scripts ?? []).map((script) => join("bin", script.name)),
    ...furtherFiles(part).map(([into, { path }]) => join(into, path)),
  ];
}

/** Files of modules, each with the folder that gets it. */
function furtherFiles({ stages, manifests }) {
  return Object.entries({ stages, manifests }).flatMap(([into, { paths, ...from } = { paths: [] }]) =>
    paths.map((path) => [into, { ...from, path }]),
  );
}

/** The resource plugins that a part serves. */
export function pluginsOf(part) {
  return part.binaries.flatMap((binary) => binary.plugins ?? []);
}

/** The path of a plugin's executable below a folder of plugins, as the engine looks for it. */
export function pluginPath({ name, version }) {
  return join("plugins", `resource-${name}-v${version}`, `pulumi-resource-${name}${suffix}`);
}

/** The paths, below a part's folder, that a binary is called by. */
function binaryPaths(binary) {
  if (binary.plugins !== undefined) return binary.plugins.map(pluginPath);
  return [join("bin", `${binary.name}${suffix}`)];
}

async function buildBinaries(part, folder, { where, progress, flags }) {
  for (const binary of part.binaries) {
    await progress.of(binary, async () => {
      const [first, ...others] = binaryPaths(binary).map((path) => join(folder, path));
      const linker = [...settings.linker, ...Object.entries(binary.set).map(([name, value]) => `-X ${name}=${value}`)];
      const options = [...settings.build, ...flags, "-ldflags", linker.join(" "), "-o", first];
      await go(["build", ...options, binary.package], where);
      for (const other of others) await place(first, other);
    });
  }
}

async function copyOf(source, target) {
  await mkdir(dirname(target), { recursive: true });
  await copyFile(source, target);
  return target;
}
