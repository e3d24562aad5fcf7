// The images that nodes run: which layers they have, and which of our own programs lie on top.

import { copyFile, cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ensureToolchain, versions } from "../toolchain/index.mjs";
import { keyOf } from "./keys.mjs";
import { ensureLayer, ironicVersions, layerArchive, layerKey, layers, sources, writeArchive } from "./layers.mjs";
import { run } from "./run.mjs";

/**
 * @typedef {object} Image
 * @property {string[]} layers
 * @property {string} [programs] folder below lab/images whose files lie on top
 * @property {Record<string, string>} [files] further files with their contents
 * @property {string} [go] folder below lab/images of a Go program that becomes /<its name>
 * @property {{ part: string, binary: string }} [tool] a program of the toolchain that becomes /<its name>
 * @property {string[]} [entrypoint]
 */

const path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
const releaseFile = "usr/lib/ironic-image/release";

/** @param {string} version @returns {Image} */
function ironic(version) {
  const release = version.split(".")[0];
  return {
    layers: ["bookworm", `ironic-${version}`],
    programs: "ironic/root",
    files: { [releaseFile]: `${release}\n` },
    entrypoint: ["/bin/runironic"],
  };
}

/**
 * By the generation of the image: 1 knows one address, 2 several, 3 a router number and a password as well.
 * @param {string} generation
 * @returns {Image}
 */
function keepalived(generation) {
  return {
    layers: ["bookworm"],
    programs: "keepalived/root",
    files: { "usr/lib/keepalived-image/generation": `${generation}\n` },
    entrypoint: ["/bin/bash", "/bin/manage-keepalived.sh"],
  };
}

export const operatorImage = `baremetal-operator:${versions.operator}`;

/** @type {Record<string, Image>} by the name behind lab.local/ */
export const images = {
  "pause:1": { layers: [], go: "pause", entrypoint: ["/pause"] },
  ...Object.fromEntries(ironicVersions.map((version) => [`ironic:${version}`, ironic(version)])),
  ...Object.fromEntries(["1", "2", "3"].map((generation) => [`keepalived:${generation}`, keepalived(generation)])),
  "downloader:1": { layers: ["bookworm"], programs: "downloader/root", entrypoint: ["/bin/get-resource.sh"] },
  "mariadb:11.8": { layers: ["mariadb-11.8"] },
  "mariadb:10.11": { layers: ["mariadb-10.11"] },
  [operatorImage]: {
    layers: [],
    tool: { part: "operator", binary: "baremetal-operator" },
    entrypoint: ["/baremetal-operator"],
  },
};

/** @param {string} name */
export function imageReference(name) {
  return `lab.local/${name}`;
}

/** @param {string} name */
export async function imageKey(name) {
  const { layers: parts, programs, go, tool, ...rest } = imageNamed(name);
  const folders = [programs, go].filter((folder) => folder !== undefined).map((folder) => join(sources, folder));
  const files = tool === undefined ? [] : [await toolFile(tool)];
  return keyOf([...folders, ...files], [name, rest, await Promise.all(parts.map(layerKey))]);
}

/** Built, if it is not in the cache. */
async function toolFile({ part, binary }) {
  const { binDir } = await ensureToolchain({ parts: [part] });
  return join(binDir, binary);
}

function imageNamed(name) {
  const image = images[name];
  if (image === undefined) throw new Error(`there is no image ${name}; choose from: ${Object.keys(images).join(", ")}`);
  return image;
}

/**
 * What of an image is no layer of the cache: our own programs, in a folder.
 * @param {string} name
 * @param {string} scratch
 */
async function writeTop(name, scratch) {
  const { programs, files = {}, go, tool } = imageNamed(name);
  const top = join(scratch, `top-${name.replaceAll(/[^\w.-]/g, "-")}`);
  await mkdir(top, { recursive: true });
  if (programs !== undefined) await cp(join(sources, programs), top, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(top, path)), { recursive: true });
    await writeFile(join(top, path), text);
  }
  if (go !== undefined) await goProgram(join(sources, go), join(top, go));
  if (tool !== undefined) await copyFile(await toolFile(tool), join(top, tool.binary));
  return top;
}

/**
 * The folders that lie upon each other in an image, the lowest first, each with the place of its files.
 * @param {string} name
 * @param {string} scratch a folder for what is made only now
 * @param {(line: string) => void} log
 * @returns {Promise<{ folder: string, at: string }[]>}
 */
export async function imageFolders(name, scratch, log) {
  const stack = [];
  for (const layer of imageNamed(name).layers) {
    stack.push({ folder: await ensureLayer(layer, log), at: layers[layer].at ?? "." });
  }
  return [...stack, { folder: await writeTop(name, scratch), at: "." }];
}

/** Builds what images need, side by side: much of the time the mirrors are waited for. */
export async function ensureLayersOf(names, log) {
  const needed = new Set(names.flatMap((name) => imageNamed(name).layers));
  await Promise.all([...needed].map((layer) => ensureLayer(layer, log)));
}

async function goProgram(source, target) {
  await run("go", ["build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", target, "."], {
    cwd: source,
    env: { ...process.env, CGO_ENABLED: "0", GOTOOLCHAIN: "local", GOWORK: "off", GOFLAGS: "" },
  });
}

/**
 * Fills a folder with what "docker save" writes: the layers' archives, as links, and what says how they make an image.
 * @param {string} name
 * @param {string} staging
 * @param {(line: string) => void} log
 */
export async function writeImageFolder(name, staging, log) {
  const { layers: parts, entrypoint } = imageNamed(name);
  const digests = [];
  for (const part of parts) {
    await ensureLayer(part, log);
    const archive = await layerArchive(part);
    await symlink(archive.path, join(staging, `${archive.digest}.tar`));
    digests.push(archive.digest);
  }
  const scratch = await mkdtemp(join(tmpdir(), "metal3-image-"));
  try {
    digests.push(await writeArchive(await writeTop(name, scratch), ".", staging));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  const config = {
    architecture: process.arch === "x64" ? "amd64" : process.arch,
    os: "linux",
    config: { Env: [`PATH=${path}`], Entrypoint: entrypoint },
    rootfs: { type: "layers", diff_ids: digests.map((digest) => `sha256:${digest}`) },
    history: digests.map(() => ({ created_by: "lab" })),
  };
  const layerFiles = digests.map((digest) => `${digest}.tar`);
  const manifest = [{ Config: "config.json", RepoTags: [imageReference(name)], Layers: layerFiles }];
  await writeFile(join(staging, "config.json"), JSON.stringify(config));
  await writeFile(join(staging, "manifest.json"), JSON.stringify(manifest));
}
