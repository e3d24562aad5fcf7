// Builds the plugin: one bundled file behind what starts it, and one that is seldom needed, in dist/plugin.

import { createHash } from "node:crypto";
import { chmod, copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const plugin = join(root, "dist", "plugin");

/**
 * Modules of @pulumi/pulumi's that a component provider never calls, and that it loads at start all the same: TypeScript
 * and npm's dependency reader, which turn functions into source code, and the Automation API. Without them the plugin
 * starts in half the time and memory.
 */
const unused = /(typescript-shim|^@npmcli\/arborist|^\.\/automation)$/;

/** Reads source maps whenever a stack is captured; this bundle has none. */
const sourceMaps = /^source-map-support$/;

const withoutUnused = {
  name: "without-unused",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: unused }, ({ path }) => ({ path, namespace: "unused" }));
    onLoad({ filter: /.*/, namespace: "unused" }, ({ path }) => ({
      contents: `module.exports = new Proxy({}, { get(_, name) {
        if (name === "__esModule" || typeof name === "symbol") return undefined;
        throw new Error("${path} is not part of the metal3 plugin, see scripts/build.mjs");
      } });`,
    }));
    onResolve({ filter: sourceMaps }, ({ path }) => ({ path, namespace: "source-maps" }));
    onLoad({ filter: /.*/, namespace: "source-maps" }, () => ({ contents: "exports.install = () => {};" }));
  },
};

/** Loads what reads a cluster from beside the bundle, and only when it is called for. */
const withReaderApart = {
  name: "with-reader-apart",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/clusterReader$/ }, () => ({ path: "./clusterReader.js", external: true }));
  },
};

const common = {
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  legalComments: "none",
  logLevel: "error",
};

export async function buildPlugin({ metafile = false } = {}) {
  await rm(plugin, { recursive: true, force: true });
  await mkdir(plugin, { recursive: true });
  const bundle = join(plugin, "provider.js");
  const result = await build({
    ...common,
    entryPoints: [join(root, "provider", "index.ts")],
    outfile: bundle,
    minifyWhitespace: true,
    metafile,
    // The start runs it as a script, in which there is no import().
    supported: { "dynamic-import": false },
    plugins: [withoutUnused, withReaderApart],
  });
  await build({
    ...common,
    entryPoints: [join(root, "provider", "diagnosis", "clusterReader.ts")],
    outfile: join(plugin, "clusterReader.js"),
    minifyWhitespace: true,
  });
  const digest = createHash("sha256")
    .update(await readFile(bundle))
    .digest("hex")
    .slice(0, 12);
  await build({
    ...common,
    entryPoints: [join(root, "provider", "launcher", "start.ts")],
    outfile: join(plugin, "index.js"),
    define: { bundleDigest: JSON.stringify(digest) },
  });
  for (const file of ["pulumi-resource-metal3", "pulumi-resource-metal3.cmd", "PulumiPlugin.yaml"]) {
    await copyFile(join(root, "provider", "launcher", file), join(plugin, file));
  }
  await chmod(join(plugin, "pulumi-resource-metal3"), 0o755);
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  await writeFile(
    join(plugin, "package.json"),
    `${JSON.stringify({ name: "pulumi-resource-metal3", version, private: true, main: "index.js" }, undefined, 2)}\n`,
  );
  await copyFile(join(root, "LICENSE"), join(plugin, "LICENSE")).catch(() => undefined);
  return { plugin, metafile: result.metafile };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildPlugin();
  console.log(`The plugin is in ${plugin}`);
}
