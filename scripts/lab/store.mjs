// What containerd keeps of its images, unpacked: made once for a set of images, and given to each node as hard links.
//
// Importing an image of a gigabyte takes half a minute and is the same for every node of every lab; files of unpacked
// images are never written to, so that nodes can share them.

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { cacheRoot, makeOnce } from "../toolchain/cache.mjs";
import { imageKey, writeImageArchive } from "./images.mjs";
import { keyOf } from "./keys.mjs";
import { until } from "./processes.mjs";
import { run } from "./run.mjs";

const startWithinMs = 30_000;

/**
 * @param {string[]} names of images
 * @param {(line: string) => void} log
 * @returns {Promise<string>} the folder of a containerd that has them
 */
export async function ensureStore(names, log) {
  const sorted = [...new Set(names)].sort();
  const key = await keyOf([], ["store", await Promise.all(sorted.map(async (name) => [name, await imageKey(name)]))]);
  const entry = join(cacheRoot(), "lab", "stores", key);
  await mkdir(dirname(entry), { recursive: true });
  await makeOnce(entry, (folder) => fill(join(folder, "containerd"), sorted, log));
  return join(entry, "containerd");
}

async function fill(root, names, log) {
  const scratch = await mkdtemp(join(process.env.TMPDIR ?? tmpdir(), "metal3-store-"));
  const socket = join(scratch, "containerd.sock");
  const config = join(scratch, "containerd.toml");
  await writeFile(
    config,
    `version = 2
root = "${root}"
state = "${join(scratch, "state")}"
disabled_plugins = ["io.containerd.grpc.v1.cri"]
[grpc]
  address = "${socket}"
[plugins."io.containerd.internal.v1.opt"]
  path = "${join(scratch, "opt")}"
`,
  );
  const output = openSync(join(scratch, "containerd.log"), "a");
  const daemon = spawn("containerd", ["--config", config], { stdio: ["ignore", output, output] });
  try {
    await until("containerd", startWithinMs, () => run("ctr", ["--address", socket, "version"]));
    for (const name of names) await addImage(name, { socket, scratch, log });
  } finally {
    daemon.kill("SIGTERM");
    if (daemon.exitCode === null) await once(daemon, "close");
    await rm(scratch, { recursive: true, force: true });
  }
}

async function addImage(name, { socket, scratch, log }) {
  const startedAt = Date.now();
  const archive = join(scratch, "image.tar");
  await writeImageArchive(name, archive, log);
  await run("ctr", ["--address", socket, "--namespace", "k8s.io", "images", "import", archive]);
  await rm(archive);
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
