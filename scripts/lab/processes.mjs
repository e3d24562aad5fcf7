// How a lab's programs are started: in its control group, its mount namespace and one of its network namespaces.

import { spawn } from "node:child_process";
import { openSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Hopeless, until } from "../cluster/until.mjs";
import { isRunning } from "../toolchain/lock.mjs";
import { entrance } from "./cgroups.mjs";
import { LabProblem } from "./run.mjs";

const tailLines = 8;

/** The group of a lab's own programs; its pods are in groups beside it. @param {string} name */
export function programsGroup(name) {
  return `${name}/programs`;
}

export class Processes {
  /** @param {{ name: string, folder: string }} lab */
  constructor({ name, folder }) {
    this.name = name;
    this.folder = folder;
    /** @type {Record<string, number>} process ids by program */
    this.pids = {};
  }

  logFile(program) {
    return join(this.folder, "logs", `${program}.log`);
  }

  /**
   * A process that does nothing but keep a mount namespace: what containers mount is not on the machine, and gone with it.
   */
  async keepMounts() {
    const script = "mount --make-rshared / && exec sleep infinity";
    await this.#spawn("mounts", ["unshare", "--mount", "--propagation", "private", "sh", "-c", script]);
    const hasBegun = async () => {
      const command = await readFile(`/proc/${this.pids.mounts}/cmdline`, "utf8");
      return command.startsWith("sleep") ? true : undefined;
    };
    await until("the lab's mount namespace", 10_000, hasBegun, LabProblem);
  }

  /** The words before a command that run it where the lab's programs run. @param {string} namespace */
  enter(namespace) {
    return ["nsenter", `--mount=/proc/${this.pids.mounts}/ns/mnt`, `--net=/run/netns/${namespace}`];
  }

  /**
   * @param {string} program what it is called here
   * @param {string} namespace
   * @param {string[]} command
   */
  async start(program, namespace, command) {
    await this.#spawn(program, [...this.enter(namespace), ...command]);
  }

  async #spawn(program, command) {
    const log = openSync(this.logFile(program), "a");
    const script = `echo $$ > ${entrance(programsGroup(this.name))} && exec "$@"`;
    const child = spawn("sh", ["-c", script, "sh", ...command], {
      detached: true,
      stdio: ["ignore", log, log],
      cwd: this.folder,
      // None of the caller's settings reaches the programs.
      env: { PATH: process.env.PATH, HOME: this.folder },
    });
    child.on("error", () => {});
    child.unref();
    this.pids[program] = child.pid;
    await writeFile(join(this.folder, "pids.json"), JSON.stringify(this.pids));
  }

  /** Ends one program by its process id, and waits until it is gone. @param {string} program */
  async end(program, signal = "SIGTERM") {
    const pid = this.pids[program];
    if (isRunning(pid)) process.kill(pid, signal);
    await until(`the end of ${program}`, 30_000, async () => (isRunning(pid) ? undefined : true), LabProblem);
  }

  /**
   * Waits for something that programs do, and fails with their last words when one of them ends, or does not do it.
   * @template T
   * @param {string} what
   * @param {number} withinMs
   * @param {string[]} programs
   * @param {() => Promise<T | undefined>} look
   * @returns {Promise<T>}
   */
  async until(what, withinMs, programs, look) {
    try {
      return await until(what, withinMs, async () => {
        const ended = programs.find((program) => !isRunning(this.pids[program]));
        if (ended !== undefined) throw new Hopeless(`${ended} has ended`);
        return look();
      });
    } catch (error) {
      throw new LabProblem(
        [error.message, ...(await Promise.all(programs.map((name) => this.#tail(name))))].join("\n"),
      );
    }
  }

  async #tail(program) {
    const text = await readFile(this.logFile(program), "utf8").catch(() => "");
    const lines = text.trimEnd().split("\n").slice(-tailLines);
    return [`${program}:`, ...lines.map((line) => `    ${line.slice(0, 400)}`)].join("\n");
  }
}
