// What containerd keeps of its images, unpacked: made once for a set of images, and given to each node as hard links.
//
// Importing an image of a gigabyte takes half a minute and is the same for every node of every lab; files of unpacked
// images are never written to, so that nodes can share them.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { mkdir, mkdtemp, readFile, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cacheRoot, makeOnce } from "../toolchain/cache.mjs";
import { inspect } from "../toolchain/seal.mjs";
import { ensureLayersOf, imageKey, imageReference, writeImageFolder } from "./images.mjs";
import { keyOf } from "./keys.mjs";
import { until } from "../cluster/until.mjs";
import { LabProblem, run } from "./run.mjs";

const startWithinMs = 30_000;

/** Those that may be needed next. Removing one that a node uses does not harm it: links keep the files. */
const keptStores = 3;

/**
 * @param {string[]} names of images
 * @param {(line: string) => void} log
 * @returns {Promise<string>} the folder of a containerd that has them
 */
export async function ensureStore(names, log) {
  const keys = Object.fromEntries(
    await Promise.all([...new Set(names)].sort().map(async (name) => [name, await imageKey(name)])),
  );
  const entry = join(cacheRoot(), "lab", "stores", await keyOf([], ["store", keys]));
  await mkdir(dirname(entry), { recursive: true });
  await makeOnce(entry, async (folder) => {
    await ensureLayersOf(Object.keys(keys), log);
    const former = (await stores(dirname(entry)))[0];
    const root = join(folder, "containerd");
    if (former !== undefined) await placeStore(join(former, "containerd"), root);
    await fill(root, keys, { known: former === undefined ? {} : await imagesOf(former), log });
    await writeFile(join(folder, "images.json"), JSON.stringify(keys));
  });
  await utimes(join(entry, "images.json"), new Date(), new Date());
  for (const old of (await stores(dirname(entry))).slice(keptStores)) await rm(old, { recursive: true, force: true });
  return join(entry, "containerd");
}

/** Complete ones, the one that was used last first. */
async function stores(folder) {
  const found = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const path = join(folder, name);
      if (name.includes(".") || !(await inspect(path)).whole) return [];
      return [{ path, used: (await stat(join(path, "images.json"))).mtimeMs }];
    }),
  );
  const sorted = found.flat().sort((one, other) => other.used - one.used);
  return sorted.map(({ path }) => path);
}

/** @returns {Promise<Record<string, string>>} the key of each image in a store */
async function imagesOf(store) {
  return JSON.parse(await readFile(join(store, "images.json"), "utf8"));
}

/** Layers that a former store has are not unpacked once more. */
async function fill(root, keys, { known, log }) {
  const scratch = await mkdtemp(join(tmpdir(), "metal3-store-"));
  const socket = join(scratch, "containerd.sock");
  const config = join(scratch, "containerd.toml");
  await writeFile(config, configOf(root, scratch, socket));
  const output = openSync(join(scratch, "containerd.log"), "a");
  const daemon = spawn("containerd", ["--config", config], { stdio: ["ignore", output, output] });
  const ctr = (...args) => run("ctr", ["--address", socket, "--namespace", "k8s.io", ...args]);
  try {
    await until("containerd", startWithinMs, () => ctr("version"), LabProblem);
    for (const name of Object.keys(known).filter((name) => keys[name] === undefined)) {
      await ctr("images", "remove", "--sync", imageReference(name));
    }
    for (const name of Object.keys(keys).filter((name) => known[name] !== keys[name])) {
      await addImage(name, { socket, scratch, log });
    }
  } finally {
    daemon.kill("SIGTERM");
    if (daemon.exitCode === null) await once(daemon, "close");
    await rm(scratch, { recursive: true, force: true });
  }
}

function configOf(root, scratch, socket) {
  return `version = 2
root = "${root}"
state = "${join(scratch, "state")}"
disabled_plugins = ["io.containerd.grpc.v1.cri"]
[grpc]
  address = "${socket}"
[plugins."io.containerd.internal.v1.opt"]
  path = "${join(scratch, "opt")}"
`;
}

async function addImage(name, { socket, scratch, log }) {
  const startedAt = Date.now();
  const staging = await mkdtemp(join(scratch, "image-"));
  await writeImageFolder(name, staging, log);
  const pipe =
    'set -o pipefail; tar --dereference -C "$0" -cf - . | ctr --address "$1" --namespace k8s.io images import -';
  await run("bash", ["-c", pipe, staging, socket]);
  await rm(staging, { recursive: true });
  log(`image ${name} … imported in ${Math.round((Date.now() - startedAt) / 1000)} s`);
}

/** Gives a node a store of its own: links to what is never written to, copies of the rest. */
export async function placeStore(store, target) {
  await mkdir(target, { recursive: true });
  await run("cp", ["-a", "--link", `${store}/.`, target]);
  // Databases are written in place.
  const databases = (await run("find", [store, "-maxdepth", "2", "-name", "*.db", "-printf", "%P\\n"]))
    .trim()
    .split("\n");
  for (const path of databases) {
    await run("cp", ["-a", "--remove-destination", join(store, path), join(target, path)]);
  }
}
