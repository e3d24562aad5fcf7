// The control groups that hold everything that a lab runs: what is in them is the lab's, and ends with it.
//
// Whoever is started in a group stays in it with all that he starts, shims and containers included, so that the
// processes of a lab can be listed at any time, also when the one who started them is gone.

import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const mounted = "/sys/fs/cgroup";
const lookEveryMs = 50;

/** One hierarchy (version 2), or one for each controller (version 1). */
const unified = existsSync(join(mounted, "cgroup.controllers"));

async function hierarchies() {
  if (unified) return [mounted];
  const names = await readdir(mounted);
  return names.filter((name) => name !== "unified").map((name) => join(mounted, name));
}

/** The hierarchy in which processes are listed. */
const listing = unified ? mounted : join(mounted, "pids");

/** @param {string} group a path below the root, "lab/node" for example */
export async function makeGroup(group) {
  for (const hierarchy of await hierarchies()) {
    let folder = hierarchy;
    for (const part of group.split("/")) {
      if (unified) await delegate(folder);
      const parent = folder;
      folder = join(folder, part);
      await mkdir(folder, { recursive: true });
      await inheritCpus(parent, folder);
    }
  }
}

/** Nothing can be put into a group of cpuset that has neither processors nor memory. */
async function inheritCpus(parent, folder) {
  for (const file of ["cpuset.cpus", "cpuset.mems"]) {
    if (unified || !existsSync(join(folder, file))) continue;
    const own = await readFile(join(folder, file), "utf8");
    if (own.trim() === "") await writeFile(join(folder, file), await readFile(join(parent, file), "utf8"));
  }
}

async function delegate(folder) {
  const controllers = (await readFile(join(folder, "cgroup.controllers"), "utf8")).trim().split(" ");
  const wanted = controllers.filter((name) => name !== "").map((name) => `+${name}`);
  await writeFile(join(folder, "cgroup.subtree_control"), wanted.join(" ")).catch(() => {});
}

/** The file by which a process enters a group. @param {string} group */
export function entrance(group) {
  return join(listing, group, "cgroup.procs");
}

/** @param {string} group @returns {Promise<number[]>} all processes in it and below it */
async function processesIn(group) {
  const folder = join(listing, group);
  if (!existsSync(folder)) return [];
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith("cgroup.procs"));
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), "utf8").catch(() => "")));
  return texts.flatMap((text) =>
    text
      .split("\n")
      .filter((line) => line !== "")
      .map(Number),
  );
}

/**
 * Ends everything in a group, and removes the group.
 * @param {string} group
 * @param {{ withinMs: number }} options how long to go on trying
 */
export async function endGroup(group, { withinMs }) {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const left = await processesIn(group);
    if (left.length === 0) break;
    if (Date.now() > deadline) throw new Error(`processes of ${group} do not end: ${left.join(", ")}`);
    for (const pid of left) kill(pid);
    await sleep(lookEveryMs);
  }
  for (const hierarchy of await hierarchies()) await removeFolders(join(hierarchy, group), deadline);
}

function kill(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

/** The kernel lets go of a group a moment after its last process. */
async function removeFolders(folder, deadline) {
  if (!existsSync(folder)) return;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await removeFolders(join(folder, entry.name), deadline);
  }
  for (;;) {
    try {
      return await rmdir(folder);
    } catch (error) {
      if (error.code === "ENOENT") return;
      if (error.code !== "EBUSY" || Date.now() > deadline) throw error;
      await sleep(lookEveryMs);
    }
  }
}
