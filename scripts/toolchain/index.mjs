// The toolchain of tests and quickstart: builds what is missing, once per user, and says where it is.

import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { commandPaths, fetchPart, buildPart, pluginPath, pluginsOf } from "./build.mjs";
import { cacheRoot, entryKey, makeOnce } from "./cache.mjs";
import { settings } from "./go.mjs";
import { defaultParts, parts, recipe } from "./parts.mjs";
import { place } from "./place.mjs";
import { preflight } from "./preflight.mjs";
import { ToolchainProblem } from "./problem.mjs";
import { Progress } from "./progress.mjs";
import { inspect, sealOf } from "./seal.mjs";

export { defaultParts, parts, versions } from "./parts.mjs";
export { ToolchainProblem } from "./problem.mjs";
export { userPulumi } from "./userPulumi.mjs";

const toolsFolder = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "tools");

/** Two parts are built at the same time: linking uses one core, so the other core compiles meanwhile. */
const lanes = 2;

/**
 * Builds the parts that are not in the cache and returns one folder of executables and one of plugins.
 * @param {{ parts?: string[], log?: (line: string) => void, thorough?: boolean }} [options] `thorough`
 *   compares the hash of every cached file
 * @returns {Promise<{ root: string, binDir: string, pulumiHome: string, env: Record<string, string> }>}
 */
export async function ensureToolchain({ parts: names = defaultParts, log = console.error, thorough } = {}) {
  return assemble(await buildParts(names, { log, thorough }), thorough);
}

/**
 * Builds the parts that are not in the cache.
 * @param {string[]} names
 * @param {{ log?: (line: string) => void, thorough?: boolean }} [options]
 */
export async function buildParts(names, { log = console.error, thorough } = {}) {
  const entries = await findEntries(names, thorough);
  const missing = entries.filter((entry) => !entry.whole);
  if (missing.length > 0) await buildMissing(missing, { log, thorough });
  return entries;
}

/**
 * Gives another PULUMI_HOME the built plugins, as links; plugins that it has already are left alone.
 * @param {string} home
 */
export async function linkPlugins(home) {
  for (const entry of await findEntries(defaultParts)) {
    if (!entry.whole) {
      throw new ToolchainProblem({
        what: `the ${entry.part.name} part of the toolchain is not built`,
        why: "a PULUMI_HOME gets its plugins from it",
        how: "call ensureToolchain first, or run: node scripts/toolchain/index.mjs",
      });
    }
    for (const path of pluginsOf(entry.part).map(pluginPath)) await place(join(entry.folder, path), join(home, path));
  }
}

async function findEntries(names, thorough) {
  const root = cacheRoot();
  return Promise.all(
    names.map(async (name) => {
      const part = partNamed(name);
      const source = join(toolsFolder, part.folder ?? part.name);
      const key = await entryKey(source, [recipe(part), settings]);
      const folder = join(root, part.name, key);
      const { whole } = await inspect(folder, { thorough });
      return { part, source, key, folder, whole };
    }),
  );
}

function partNamed(name) {
  const part = parts[name];
  if (part !== undefined) return part;
  throw new ToolchainProblem({
    what: `the toolchain has no part called "${name}"`,
    why: "scripts/toolchain/parts.mjs lists them all",
    how: `choose from: ${Object.keys(parts).join(", ")}`,
  });
}

async function buildMissing(missing, { log, thorough }) {
  const cache = cacheRoot();
  await preflight({
    folders: missing.map((entry) => entry.source),
    cache,
    diskGb: missing.reduce((sum, { part }) => sum + part.diskGb, 0),
  });
  await mkdir(join(cache, "logs"), { recursive: true });
  const progress = new Progress(
    missing.flatMap(({ part }) => part.binaries),
    log,
  );
  progress.begin(cache);
  const stop = new AbortController();
  const jobs = missing.map((entry) => {
    const logFile = join(cache, "logs", `${entry.part.name}-${entry.key}.log`);
    const where = { folder: entry.source, logFile, signal: stop.signal };
    // All downloads start now: they take long, but little CPU time.
    const fetched = fetchPart(entry.part, where).catch(() => {});
    return { source: entry.source, build: () => buildEntry(entry, { where, fetched, progress, log, thorough }) };
  });
  const lane = async () => {
    while (jobs.length > 0) {
      const { source } = jobs[0];
      // Parts of the same module share most packages; built at the same time, both would compile them.
      for (const job of takeAll(jobs, (one) => one.source === source)) await job.build();
    }
  };
  try {
    await progress.during(() => Promise.all(Array.from({ length: lanes }, lane)));
  } finally {
    stop.abort();
  }
}

function takeAll(list, wanted) {
  const taken = list.filter(wanted);
  list.splice(0, list.length, ...list.filter((one) => !wanted(one)));
  return taken;
}

async function buildEntry({ part, folder }, { where, fetched, progress, log, thorough }) {
  const made = await makeOnce(
    folder,
    async (target) => {
      await fetched;
      return buildPart(part, target, { where, progress });
    },
    {
      thorough,
      onWait: ({ pid, startedAt }) =>
        log(`waiting for process ${pid}, which has been building ${part.name} since ${startedAt}`),
      onDamage: (damage) => log(`rebuilding ${part.name}, which is damaged in the cache: ${damage}`),
    },
  );
  if (made === "found") progress.found(part.binaries);
}

/** Links all parts into one view, named after their seals, so that a rebuilt part gets a new view. */
async function assemble(entries, thorough) {
  const seals = await Promise.all(entries.map(({ part, folder }) => sealOf(folder).then((seal) => [part.name, seal])));
  const name = createHash("sha256").update(JSON.stringify(seals.sort())).digest("hex").slice(0, 16);
  const view = join(cacheRoot(), "views", name);
  const build = async (folder) => {
    await Promise.all([mkdir(join(folder, "bin")), mkdir(join(folder, "home", "plugins"), { recursive: true })]);
    const links = entries.flatMap(({ part, folder: from }) => [
      ...commandPaths(part).map((path) => ({ from: join(from, path), path })),
      ...pluginsOf(part)
        .map(pluginPath)
        .map((path) => ({ from: join(from, path), path: join("home", path) })),
    ]);
    for (const { from, path } of links) await place(from, join(folder, path));
    return links.map(({ path }) => path);
  };
  await makeOnce(view, build, { thorough });
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

function quoted(value) {
  return `'${value.replaceAll("'", "'\\''")}'`;
}

async function main(args) {
  const chosen = args.indexOf("--parts");
  const names = chosen < 0 ? undefined : args[chosen + 1]?.split(",");
  const toolchain = await ensureToolchain({ parts: names, thorough: args.includes("--verify") });
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
