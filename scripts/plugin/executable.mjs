// Makes the plugin's executable of one platform: Node, with the bundles inside, as a single-executable application.

import { execFile } from "node:child_process";
import { chmod, copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../setup/dependencies.mjs";
import { bundleStart } from "./bundle.mjs";
import { ensureNode, thisPlatform } from "./node.mjs";

const run = promisify(execFile);

/** Node must be the one that goes into the executable: the V8 of another version refuses the cache. */
async function writeCodeCache(node, bundle, cache) {
  const flagsOnly = 'require("fs").writeFileSync(process.argv[1], new (require("vm").Script)("1").createCachedData())';
  const env = { ...process.env, NODE_OPTIONS: "" };
  await run(node, ["-e", flagsOnly, `${cache}.flags`], { env });
  await run(node, ["--hash-seed=1", join(root, "scripts", "plugin", "codeCache.cjs"), bundle, cache], { env });
  const takesIt = `const { Script } = require("vm"), { readFileSync } = require("fs"), [, bundle, cache] = process.argv;
    process.exit(new Script(readFileSync(bundle, "latin1"), { cachedData: readFileSync(cache) }).cachedDataRejected ? 1 : 0)`;
  await run(node, ["-e", takesIt, bundle, cache], { env });
}

/**
 * @param {string} platform a key of `nodes`
 * @param {Record<string, string>} bundles their texts, by the names of the assets
 * @param {string} file where the executable is written
 */
export async function writeExecutable(platform, bundles, file) {
  const own = thisPlatform();
  const [builder, target] = await Promise.all([ensureNode(own), ensureNode(platform)]);
  const folder = await mkdtemp(join(tmpdir(), "metal3-executable-"));
  try {
    for (const [name, text] of Object.entries(bundles)) {
      await writeFile(join(folder, name), text);
    }
    // V8 takes a code cache only on the platform that it was made on, and this machine can run no other.
    const codeCache = platform === own ? "provider.cache" : undefined;
    if (codeCache !== undefined) {
      await writeCodeCache(builder.program, join(folder, "provider.js"), join(folder, codeCache));
    }
    await writeFile(join(folder, "start.js"), await bundleStart({ codeCache }));
    const assets = [...Object.keys(bundles), ...(codeCache === undefined ? [] : [codeCache])];
    const config = {
      // Relative: the path of the main script is written into the executable.
      main: "start.js",
      executable: target.program,
      output: "executable",
      assets: Object.fromEntries(assets.map((name) => [name, name])),
      disableExperimentalSEAWarning: true,
      // NODE_OPTIONS is meant for the user's own Node.
      execArgvExtension: "none",
    };
    await writeFile(join(folder, "sea.json"), JSON.stringify(config));
    await run(builder.program, ["--build-sea", "sea.json"], {
      cwd: folder,
      env: { ...process.env, NODE_OPTIONS: "" },
    });
    await copyFile(join(folder, "executable"), file);
    await chmod(file, 0o755);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * What the engine looks for in the folder of a plugin, besides the executable: by names, the files to copy.
 * Windows has no executables that are scripts.
 */
export function starters(platform) {
  return platform.startsWith("windows") ? {} : { "pulumi-resource-": join(root, "scripts", "plugin", "unnamed.sh") };
}

/** What the engine runs. */
export function executableName(platform) {
  return platform.startsWith("windows") ? "pulumi-resource-metal3.exe" : "pulumi-resource-metal3";
}
