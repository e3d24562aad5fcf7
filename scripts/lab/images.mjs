// The images that nodes run: which layers they have, and which of our own programs lie on top.

import { chmod, cp, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keyOf } from "./keys.mjs";
import { ensureLayer, layerKey, layers, sources } from "./layers.mjs";
import { run } from "./run.mjs";

/**
 * @typedef {object} Image
 * @property {string[]} layers
 * @property {string} [programs] folder below lab/images whose files lie on top
 * @property {Record<string, string>} [files] further files with their contents
 * @property {string} [go] folder below lab/images of a Go program that becomes /<its name>
 * @property {string[]} [entrypoint]
 */

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

/** @type {Record<string, Image>} by the name behind lab.local/ */
export const images = {
  "pause:1": { layers: [], go: "pause", entrypoint: ["/pause"] },
  "ironic:38.0": ironic("38.0"),
  "mariadb:11.8": { layers: ["mariadb-11.8"] },
  "mariadb:10.11": { layers: ["mariadb-10.11"] },
};

/** @param {string} name */
export function imageReference(name) {
  return `lab.local/${name}`;
}

/** @param {string} name */
export async function imageKey(name) {
  const { layers: parts, programs, go, ...rest } = imageNamed(name);
  const folders = [programs, go].filter((folder) => folder !== undefined).map((folder) => join(sources, folder));
  return keyOf(folders, [name, rest, await Promise.all(parts.map(layerKey))]);
}

function imageNamed(name) {
  const image = images[name];
  if (image === undefined) throw new Error(`there is no image ${name}; choose from: ${Object.keys(images).join(", ")}`);
  return image;
}

/**
 * The folders that lie upon each other in an image, the lowest first, each with the place of its files.
 * @param {string} name
 * @param {string} scratch a folder for what is made only now
 * @param {(line: string) => void} log
 * @returns {Promise<{ folder: string, at: string }[]>}
 */
export async function imageFolders(name, scratch, log) {
  const image = imageNamed(name);
  const stack = [];
  for (const layer of image.layers) {
    stack.push({ folder: await ensureLayer(layer, log), at: layers[layer].at ?? "." });
  }
  const top = join(scratch, `top-${name.replaceAll(/[^\w.-]/g, "-")}`);
  await mkdir(top, { recursive: true });
  if (image.programs !== undefined) await cp(join(sources, image.programs), top, { recursive: true });
  for (const [path, text] of Object.entries(image.files ?? {})) await writeFile(join(top, path), text);
  if (image.go !== undefined) await goProgram(join(sources, image.go), join(top, image.go));
  stack.push({ folder: top, at: "." });
  return stack;
}

async function goProgram(source, target) {
  await run("go", ["build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", target, "."], {
    cwd: source,
    env: { ...process.env, CGO_ENABLED: "0", GOTOOLCHAIN: "local", GOWORK: "off", GOFLAGS: "" },
  });
  await chmod(target, 0o755);
}

/**
 * Writes an image as one archive, as "docker save" does.
 * @param {string} name
 * @param {string} target
 * @param {(line: string) => void} log
 */
export async function writeImageArchive(name, target, log) {
  const scratch = await mkdtemp(join(process.env.TMPDIR ?? tmpdir(), "metal3-image-"));
  try {
    const stack = await imageFolders(name, scratch, log);
    const staging = join(scratch, "archive");
    await mkdir(staging);
    const digests = [];
    for (const { folder, at } of stack) digests.push(await writeLayer(folder, at, staging));
    const config = JSON.stringify({
      architecture: process.arch === "x64" ? "amd64" : process.arch,
      os: "linux",
      config: {
        Env: ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"],
        Entrypoint: imageNamed(name).entrypoint,
      },
      rootfs: { type: "layers", diff_ids: digests.map((digest) => `sha256:${digest}`) },
      history: digests.map(() => ({ created_by: "lab" })),
    });
    await writeFile(join(staging, "config.json"), config);
    await writeFile(
      join(staging, "manifest.json"),
      JSON.stringify([
        {
          Config: "config.json",
          RepoTags: [imageReference(name)],
          Layers: digests.map((digest) => `${digest}.tar`),
        },
      ]),
    );
    await run("tar", ["-C", staging, "-cf", target, "manifest.json", "config.json", ...digests.map((d) => `${d}.tar`)]);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** One layer's archive in a folder, named by its digest. */
async function writeLayer(folder, at, staging) {
  const draft = join(staging, "layer.draft");
  await run("tar", [
    "--numeric-owner",
    // File capabilities are extended attributes.
    "--xattrs",
    "--xattrs-include=*",
    "--sort=name",
    // Not the targets of links.
    ...(at === "." ? [] : [`--transform=flags=rh;s,^\\.,./${at},`]),
    "-C",
    folder,
    "-cf",
    draft,
    ".",
  ]);
  const digest = (await run("sha256sum", [draft])).split(" ")[0];
  await rename(draft, join(staging, `${digest}.tar`));
  return digest;
}
