// npm run build: the plugin for this machine, one executable in dist/plugin.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, copyFile, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureDependencies, root } from "./setup/dependencies.mjs";

const plugin = join(root, "dist", "plugin");

/** Says what the executable was made of. */
const keyFile = join(root, "dist", "plugin.key");

async function keyOf(parts) {
  const makers = ["executable.mjs", "codeCache.cjs", "node.mjs"].map((file) => join(root, "scripts", "plugin", file));
  const hash = createHash("sha256");
  for (const part of [...parts, ...(await Promise.all(makers.map((file) => readFile(file))))]) {
    hash.update(part).update("\0");
  }
  return hash.digest("hex");
}

/** Builds it unless nothing has changed, and returns its folder. */
export async function buildPlugin() {
  ensureDependencies();
  const [{ bundlePlugin, bundleStart }, { executableName, starters, writeExecutable }, { thisPlatform }] =
    await Promise.all([import("./plugin/bundle.mjs"), import("./plugin/executable.mjs"), import("./plugin/node.mjs")]);
  const { bundles } = await bundlePlugin();
  const key = await keyOf([...Object.values(bundles), await bundleStart({})]);
  const platform = thisPlatform();
  const name = executableName(platform);
  const present = await readFile(keyFile, "utf8").catch(() => undefined);
  if (present === key && existsSync(join(plugin, name))) {
    return plugin;
  }
  const draft = `${plugin}.${process.pid}`;
  await rm(keyFile, { force: true });
  await mkdir(draft, { recursive: true });
  await writeExecutable(platform, bundles, join(draft, name));
  for (const [starter, source] of Object.entries(starters(platform))) {
    await copyFile(source, join(draft, starter));
    await chmod(join(draft, starter), 0o755);
  }
  await rm(plugin, { recursive: true, force: true });
  await rename(draft, plugin);
  await writeFile(keyFile, key);
  return plugin;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(`The plugin is in ${await buildPlugin()}`);
}
