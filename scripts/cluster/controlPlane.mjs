// A Kubernetes control plane of one's own: started in a folder of its own on free loopback ports, gone without a trace.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { ensureToolchain } from "../toolchain/index.mjs";
import { isRunning } from "../toolchain/lock.mjs";
import { KubeClient } from "./client.mjs";

const keeper = join(dirname(fileURLToPath(import.meta.url)), "keeper.mjs");
const lookEveryMs = 50;
const startWithinMs = 120_000;
/** A port that was free may be taken a moment later. */
const attempts = 3;

export class ControlPlane {
  /**
   * @param {string} folder
   * @param {{ url: string, ca: string, token: string, kubeconfig: string, keeper: number }} description
   */
  constructor(folder, description) {
    this.folder = folder;
    this.kubeconfig = description.kubeconfig;
    this.keeper = description.keeper;
    this.access = { url: description.url, ca: description.ca };
    this.client = new KubeClient({ ...this.access, token: description.token });
  }

  /** @returns {Promise<Record<string, number>>} process ids by program */
  async pids() {
    return JSON.parse(await readFile(join(this.folder, "pids.json"), "utf8"));
  }

  /** Kills a program, which stays away until it is released. */
  async hold(program) {
    await writeFile(join(this.folder, `hold-${program}`), "");
    const pid = (await this.pids())[program];
    if (pid !== undefined) process.kill(pid, "SIGKILL");
    while ((await this.pids())[program] !== undefined) await sleep(lookEveryMs);
  }

  /** Lets a program come back, and waits for the API server to answer. */
  async release(program) {
    await rm(join(this.folder, `hold-${program}`), { force: true });
    while (!(await this.answers())) await sleep(lookEveryMs);
  }

  async answers() {
    try {
      await this.client.request("GET", "/readyz");
      return true;
    } catch {
      return false;
    }
  }

  /** Ends all programs and removes the folder. */
  async stop() {
    this.client.close();
    await endKeeper(this.keeper, this.folder);
  }
}

/**
 * @param {object} [options]
 * @param {number} [options.owner] process with which the control plane ends
 * @param {string} [options.folder] where it keeps everything; made, and removed at the end
 * @param {(line: string) => void} [options.log]
 */
export async function startControlPlane({ owner = process.pid, folder, log = console.error } = {}) {
  const { binDir, root } = await ensureToolchain({ parts: ["controlplane"], log });
  for (let attempt = 1; ; attempt += 1) {
    const place = folder ?? (await mkdtemp(join(tmpdir(), "metal3-cluster-")));
    await mkdir(place, { recursive: true, mode: 0o700 });
    const child = spawn(process.execPath, [keeper, place, String(owner), binDir, join(root, "stages")], {
      detached: true,
      stdio: "ignore",
      // Meant for the test runner.
      env: { ...process.env, NODE_OPTIONS: "" },
    });
    child.unref();
    try {
      return await whenReady(place, child);
    } catch (error) {
      await endKeeper(child.pid, place);
      if (attempt === attempts) throw error;
      log(`${error.message}; starting once more`);
    }
  }
}

/** The control plane that runs in a folder, if one does. */
export async function findControlPlane(folder) {
  const file = join(folder, "control-plane.json");
  if (!existsSync(file)) return undefined;
  const description = JSON.parse(await readFile(file, "utf8"));
  return isRunning(description.keeper) ? new ControlPlane(folder, description) : undefined;
}

async function whenReady(folder, child) {
  const deadline = Date.now() + startWithinMs;
  while (Date.now() < deadline) {
    const found = await findControlPlane(folder);
    if (found !== undefined) return found;
    if (existsSync(join(folder, "failure")) || child.exitCode !== null) break;
    await sleep(lookEveryMs);
  }
  throw new Error(await whyNot(folder));
}

async function whyNot(folder) {
  const read = (name) => readFile(join(folder, name), "utf8").catch(() => "");
  const logs = (await readdir(folder)).filter((name) => name.endsWith(".log"));
  const lastLines = (text) =>
    text
      .trimEnd()
      .split("\n")
      .slice(-5)
      .map((line) => line.slice(0, 300))
      .join("\n");
  const tails = await Promise.all(logs.map(async (name) => `${name}:\n${lastLines(await read(name))}`));
  return `the control plane did not start: ${await read("failure")}\n${tails.join("\n")}`;
}

/** Also ends what a keeper that died hard has left. */
async function endKeeper(pid, folder) {
  signal(pid, "SIGTERM");
  const deadline = Date.now() + 10_000;
  while (isRunning(pid) && Date.now() < deadline) await sleep(lookEveryMs);
  signal(pid, "SIGKILL");
  const left = await readFile(join(folder, "pids.json"), "utf8").catch(() => "{}");
  for (const program of Object.values(JSON.parse(left))) signal(program, "SIGKILL");
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}
