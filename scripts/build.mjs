// Builds the plugin: one bundled file behind a launcher, in dist/plugin.

import { chmod, copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const plugin = join(root, "dist", "plugin");

/**
 * @pulumi/pulumi loads TypeScript and npm's dependency reader at start, only to send functions over the wire as source
 * code. A provider never does; without the two it starts in half the time and memory.
 */
const withoutClosures = {
  name: "without-closures",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /(typescript-shim|^@npmcli\/arborist$)/ }, ({ path }) => ({ path, namespace: "closures" }));
    onLoad({ filter: /.*/, namespace: "closures" }, ({ path }) => ({
      contents: `module.exports = new Proxy({}, { get(_, name) {
        if (name === "__esModule" || typeof name === "symbol") return undefined;
        throw new Error("${path} is not part of the metal3 plugin: functions cannot be serialised here");
      } });`,
    }));
  },
};

export async function buildPlugin({ metafile = false } = {}) {
  await rm(plugin, { recursive: true, force: true });
  await mkdir(plugin, { recursive: true });
  const result = await build({
    entryPoints: [join(root, "provider", "index.ts")],
    outfile: join(plugin, "index.js"),
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    minifyWhitespace: true,
    keepNames: true,
    legalComments: "none",
    metafile,
    logLevel: "error",
    plugins: [withoutClosures],
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
