// The layers that images consist of, each a folder in the per-user cache whose key is what goes into it.

import { mkdir, readdir, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheRoot, makeOnce } from "../toolchain/cache.mjs";
import { buildDebianRoot } from "./debianRoot.mjs";
import { keyOf } from "./keys.mjs";
import { buildPythonFolder } from "./pythonFolder.mjs";
import { run } from "./run.mjs";

export const sources = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "lab", "images");

/**
 * @typedef {object} Layer
 * @property {string} title what a person is told is being built
 * @property {string[]} from files and folders below lab/images that decide what it is
 * @property {string} [base] the layer that it is built in
 * @property {string} [at] where in the image its files go
 * @property {false} [archived] its files are used as they lie there, and never packed for an image
 * @property {unknown} recipe whatever else decides what it is
 * @property {(folder: string, build: { base?: string, logFile: string }) => Promise<void>} build
 */

/** @param {string} name @param {string} suite @param {string} packages @returns {Layer} */
function debian(name, suite, packages) {
  const script = `debian/${packages}.sh`;
  const list = `debian/${packages}.txt`;
  return {
    title: `Debian ${suite} with ${name}`,
    from: [script, list],
    recipe: ["debian", suite],
    build: (folder, { logFile }) =>
      buildDebianRoot(folder, { suite, packages: join(sources, list), finish: join(sources, script), logFile }),
  };
}

/** @param {{ title: string, pins: string, base: string, at: string, withSystem?: boolean }} what @returns {Layer} */
function python({ title, pins, base, at, withSystem }) {
  return {
    title: `${title} from the Python package index`,
    from: [pins],
    base,
    at,
    recipe: ["python", ...(withSystem === true ? ["with the system's packages"] : [])],
    build: (folder, { base: root, logFile }) =>
      buildPythonFolder(folder, { root, at, pins: join(sources, pins), logFile, withSystem }),
  };
}

/** @param {string} version */
function ironicPython(version) {
  const pins = `ironic/pins/${version}.txt`;
  return python({ title: `Ironic ${version}`, pins, base: "bookworm", at: "opt/ironic" });
}

/** Of each the pins lie in lab/images/ironic/pins. */
export const ironicVersions = ["38.0", "39.0", "37.0", "35.0"];

/** @type {Record<string, Layer>} */
export const layers = {
  bookworm: debian("Apache, dnsmasq, iPXE and keepalived", "bookworm", "bookworm"),
  ...Object.fromEntries(ironicVersions.map((version) => [`ironic-${version}`, ironicPython(version)])),
  ramdisk: { ...debian("a kernel and what hosts are inspected with", "bookworm", "ramdisk"), archived: false },
  "ramdisk-agent": {
    ...python({
      title: "ironic-python-agent",
      pins: "ramdisk/pins.txt",
      base: "ramdisk",
      at: "opt/ironic-python-agent",
    }),
    archived: false,
  },
  bmc: { ...debian("QEMU and libvirt", "bookworm", "bmc"), archived: false },
  "bmc-sushy": {
    ...python({ title: "sushy-tools", pins: "bmc/pins.txt", base: "bmc", at: "opt/sushy-tools", withSystem: true }),
    archived: false,
  },
  "mariadb-11.8": debian("MariaDB 11.8", "trixie", "mariadb"),
  "mariadb-10.11": debian("MariaDB 10.11", "bookworm", "mariadb"),
};

/** @param {string} name @returns {Promise<string>} the key of a layer, which is another when its base is */
export async function layerKey(name) {
  const { from, base, recipe } = layers[name];
  return keyOf(
    from.map((path) => join(sources, path)),
    ["root and archive", recipe, base === undefined ? undefined : await layerKey(base)],
  );
}

/** @param {string} name */
async function layerFolder(name) {
  return join(cacheRoot(), "lab", "layers", `${name}-${await layerKey(name)}`);
}

/**
 * Builds a layer unless the cache has it, and what it is built in.
 * @param {string} name
 * @param {(line: string) => void} log
 * @returns {Promise<string>} the folder that holds its files
 */
export async function ensureLayer(name, log) {
  const { title, base, build } = layers[name];
  const baseFolder = base === undefined ? undefined : await ensureLayer(base, log);
  const entry = await layerFolder(name);
  const logs = join(cacheRoot(), "lab", "logs");
  await Promise.all([mkdir(dirname(entry), { recursive: true }), mkdir(logs, { recursive: true })]);
  await makeOnce(
    entry,
    async (folder) => {
      const startedAt = Date.now();
      log(`${title} … building, once`);
      const root = join(folder, "root");
      await mkdir(root);
      await build(root, { base: baseFolder, logFile: join(logs, `${name}.log`) });
      const sealed =
        layers[name].archived === false ? [] : [`${await writeArchive(root, layers[name].at ?? ".", folder)}.tar`];
      log(`${title} … built in ${Math.round((Date.now() - startedAt) / 1000)} s`);
      return sealed;
    },
    { onWait: ({ pid }) => log(`waiting for process ${pid}, which builds ${title}`) },
  );
  return join(entry, "root");
}

/**
 * Packs a folder as a layer of an image.
 * @param {string} folder
 * @param {string} at where in the image its files go
 * @param {string} target the folder that gets the archive, named by its digest
 * @returns {Promise<string>} the digest
 */
export async function writeArchive(folder, at, target) {
  const draft = join(target, "layer.draft");
  await run("tar", [
    ...["--numeric-owner", "--sort=name"],
    // File capabilities are extended attributes.
    ...["--xattrs", "--xattrs-include=*"],
    // Not the targets of links.
    ...(at === "." ? [] : [`--transform=flags=rh;s,^\\.,./${at},`]),
    ...["-C", folder, "-cf", draft, "."],
  ]);
  const digest = (await run("sha256sum", [draft])).split(" ")[0];
  await rename(draft, join(target, `${digest}.tar`));
  return digest;
}

/** The archive of a layer that is in the cache. @param {string} name */
export async function layerArchive(name) {
  const entry = await layerFolder(name);
  const archive = (await readdir(entry)).find((file) => file.endsWith(".tar"));
  return { path: join(entry, archive), digest: archive.replace(".tar", "") };
}
