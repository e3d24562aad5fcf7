// The toolchain of tests and quickstart: builds what is missing, once per user, and says where it is.

import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { binaryPaths, buildPart, pluginPath, stagePaths } from "./build.mjs";
import { cacheRoot, entryKey, isComplete, makeOnce } from "./cache.mjs";
import { settings } from "./go.mjs";
import { defaultParts, parts, recipe } from "./parts.mjs";
import { place } from "./place.mjs";
import { preflight } from "./preflight.mjs";
import { ToolchainProblem } from "./problem.mjs";

export { parts, versions } from "./parts.mjs";
export { ToolchainProblem } from "./problem.mjs";
export { userPulumi } from "./userPulumi.mjs";

const toolsFolder = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "tools");

/**
 * Builds the parts that are not in the cache and returns one folder of executables and one of plugins.
 * @param {{ parts?: string[], log?: (line: string) => void }} [options]
 * @returns {Promise<{ root: string, binDir: string, pulumiHome: string, env: Record<string, string> }>}
 */
export async function ensureToolchain({ parts: names = defaultParts, log = console.error } = {}) {
  const entries = await findEntries(names);
  const missing = entries.filter((entry) => !entry.complete);
  if (missing.length > 0) await buildMissing(missing, log);
  return assemble(entries);
}

/**
 * Gives another PULUMI_HOME the built plugins, as links; plugins that it has already are left alone.
 * @param {string} home
 */
export async function linkPlugins(home) {
  for (const entry of await findEntries(defaultParts)) {
    if (!entry.complete) {
      throw new ToolchainProblem({
        what: `the ${entry.part.name} part of the toolchain is not built`,
        why: "a PULUMI_HOME gets its plugins from it",
        how: "call ensureToolchain first, or run: node scripts/toolchain/index.mjs",
      });
    }
    for (const plugin of pluginsOf(entry.part)) await linkPlugin(entry.folder, plugin, home);
  }
}

async function findEntries(names) {
  const root = cacheRoot();
  return Promise.all(
    names.map(async (name) => {
      const part = partNamed(name);
      const source = join(toolsFolder, part.folder ?? part.name);
      const key = await entryKey(source, [recipe(part), settings]);
      const folder = join(root, part.name, key);
      return { part, source, key, folder, complete: await isComplete(folder) };
    }),
  );
}

function partNamed(name) {
  const part = parts[name];
  if (part !== undefined) return part;
  throw new ToolchainProblem({
    what: `the toolchain has no part called "${name}"`,
    why: "each part is one folder under tools/",
    how: `choose from: ${Object.keys(parts).join(", ")}`,
  });
}

async function buildMissing(missing, log) {
  const cache = cacheRoot();
  const total = (pick) => missing.reduce((sum, entry) => sum + pick(entry.part), 0);
  await preflight({
    folders: missing.map((entry) => entry.source),
    cache,
    diskGb: total((part) => part.diskGb),
  });
  const steps = { done: 0, total: total((part) => part.binaries.length) };
  log(
    `not built yet: ${steps.total} binaries; into ${cache}, about ${total((part) => part.minutes)} minutes on 2 cores, once`,
  );
  await mkdir(join(cache, "logs"), { recursive: true });
  for (const { part, source, key, folder } of missing) {
    const made = await makeOnce(
      folder,
      (target) =>
        buildPart(part, {
          source,
          folder: target,
          logFile: join(cache, "logs", `${part.name}-${key}.log`),
          steps,
          log,
        }),
      (holder) =>
        log(`waiting for process ${holder.pid}, which has been building ${part.name} since ${holder.startedAt}`),
    );
    if (made === "found") steps.done += part.binaries.length;
  }
}

/** Links all parts into one view of them, named after its content: it never changes once it is made. */
async function assemble(entries) {
  const keys = entries.map((entry) => entry.key).sort();
  const name = createHash("sha256").update(keys.join()).digest("hex").slice(0, 16);
  const view = join(cacheRoot(), "views", name);
  await makeOnce(view, async (folder) => {
    await Promise.all([mkdir(join(folder, "bin")), mkdir(join(folder, "home", "plugins"), { recursive: true })]);
    for (const { part, folder: from } of entries) {
      for (const plugin of pluginsOf(part)) await linkPlugin(from, plugin, join(folder, "home"));
      const executables = part.binaries.filter((binary) => binary.plugins === undefined).flatMap(binaryPaths);
      const scripts = (part.scripts ?? []).map((script) => join("bin", script.name));
      for (const path of [...executables, ...scripts, ...stagePaths(part)])
        await place(join(from, path), join(folder, path));
    }
  });
  const binDir = join(view, "bin");
  const pulumiHome = join(view, "home");
  return { root: view, binDir, pulumiHome, env: environment(binDir, pulumiHome) };
}

function environment(binDir, pulumiHome) {
  return {
    PATH: [binDir, process.env.PATH ?? ""].join(delimiter),
    PULUMI_HOME: pulumiHome,
    PULUMI_SKIP_UPDATE_CHECK: "true",
    // A plugin that is missing is a mistake to report at once, not a download to wait for.
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  };
}

function pluginsOf(part) {
  return part.binaries.flatMap((binary) => binary.plugins ?? []);
}

async function linkPlugin(from, plugin, home) {
  await place(join(from, pluginPath(plugin)), join(home, pluginPath(plugin)));
}

function quoted(value) {
  return `'${value.replaceAll("'", "'\\''")}'`;
}

async function main(args) {
  const chosen = args.indexOf("--parts");
  const names = chosen < 0 ? undefined : args[chosen + 1]?.split(",");
  const toolchain = await ensureToolchain({ parts: names });
  if (args.includes("--env")) {
    for (const [name, value] of Object.entries(toolchain.env)) console.log(`export ${name}=${quoted(value)}`);
  } else {
    console.log(JSON.stringify(toolchain, undefined, 2));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main(process.argv.slice(2)).catch((error) => {
    console.error(error instanceof ToolchainProblem ? `error: ${error.message}` : error);
    process.exitCode = 1;
  });
}
