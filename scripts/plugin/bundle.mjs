// Bundles the provider: one file that serves the engine, and one that reads a cluster and is seldom needed.

import { join } from "node:path";
import { build } from "esbuild";
import { root } from "../setup/dependencies.mjs";

/**
 * Modules of the SDK and of gRPC that a component provider never calls, and that are loaded at start all the same:
 * what turns functions into source code, the Automation API, and what reads .proto files. Without them the plugin starts
 * in half the time and memory.
 */
const unused =
  /(typescript-shim|^@npmcli\/arborist|^\.\/automation|^\.\/closure\/(serializeClosure|codePaths)|^@grpc\/proto-loader)$/;

/** Reads source maps whenever a stack is captured; this bundle has none. */
const sourceMaps = /^source-map-support$/;

const withoutUnused = {
  name: "without-unused",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: unused }, ({ path }) => ({ path, namespace: "unused" }));
    // Functions are passed on under other names when the SDK is loaded: only a call fails.
    onLoad({ filter: /.*/, namespace: "unused" }, ({ path }) => ({
      contents: `module.exports = new Proxy({}, { get(_, name) {
        if (name === "__esModule" || typeof name === "symbol") return undefined;
        return () => { throw new Error("${path} is not part of the metal3 plugin, see scripts/plugin/bundle.mjs"); };
      } });`,
    }));
    onResolve({ filter: sourceMaps }, ({ path }) => ({ path, namespace: "source-maps" }));
    onLoad({ filter: /.*/, namespace: "source-maps" }, () => ({ contents: "exports.install = () => {};" }));
  },
};

/** Leaves out what reads a cluster: the executable's main script loads it from the second bundle. */
const withReaderApart = {
  name: "with-reader-apart",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/clusterReader$/ }, () => ({ path: "./clusterReader.js", external: true }));
  },
};

const entries = {
  "provider.js": { entry: ["provider", "index.ts"], plugins: [withoutUnused, withReaderApart] },
  "clusterReader.js": { entry: ["provider", "diagnosis", "clusterReader.ts"], plugins: [] },
};

/** The executable's main script calls it as Node calls a CommonJS module. */
const asModule = {
  banner: { js: "(function (exports, require, module, __filename, __dirname) {" },
  footer: { js: "})" },
};

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node24",
  format: "cjs",
  charset: "ascii",
  legalComments: "none",
  logLevel: "error",
  write: false,
  metafile: true,
};

/**
 * @returns {Promise<{ bundles: Record<string, string>, inputs: Set<string> }>} the texts by name, and the files that any of
 *   their lines comes from, relative to the root
 */
export async function bundlePlugin() {
  const built = await Promise.all(
    Object.entries(entries).map(async ([name, { entry, plugins }]) => {
      const result = await build({
        ...common,
        ...asModule,
        entryPoints: [join(root, ...entry)],
        minifyWhitespace: true,
        // They run as scripts, in which there is no import().
        supported: { "dynamic-import": false },
        plugins,
      });
      return { name, ...result };
    }),
  );
  const used = built.flatMap(({ metafile }) =>
    Object.values(metafile.outputs).flatMap(({ inputs }) =>
      Object.entries(inputs)
        .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
        .map(([file]) => file),
    ),
  );
  return {
    bundles: Object.fromEntries(built.map(({ name, outputFiles: [file] }) => [name, file.text])),
    inputs: new Set(used),
  };
}

/** The main script of the executable. */
export async function bundleStart({ codeCache }) {
  const { outputFiles } = await build({
    ...common,
    entryPoints: [join(root, "provider", "launcher", "start.ts")],
    define: { codeCache: JSON.stringify(codeCache) ?? "undefined" },
  });
  return outputFiles[0].text;
}
