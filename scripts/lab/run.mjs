// Runs a program to its end: its output goes to a log file, and what it said last into the error when it fails.

import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { once } from "node:events";
import { dirname } from "node:path";

const tailLines = 12;

/** What this process has started and what has not ended: it does not outlive an interrupted build. */
const running = new Set();
process.on("exit", () => {
  for (const child of running) child.kill("SIGTERM");
});

export class LabProblem extends Error {}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {{
 *   logFile?: string,
 *   env?: NodeJS.ProcessEnv,
 *   input?: string,
 *   cwd?: string,
 * }} [options]
 * @returns {Promise<string>} standard output, when it does not go to a log file
 */
export async function run(program, args, { logFile, env = process.env, input, cwd } = {}) {
  if (logFile !== undefined) await mkdir(dirname(logFile), { recursive: true });
  const log = logFile === undefined ? undefined : createWriteStream(logFile, { flags: "a" });
  log?.write(`$ ${program} ${args.join(" ")}\n`);
  const child = spawn(program, args, { env, cwd, stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"] });
  const chunks = { stdout: [], stderr: [] };
  for (const name of ["stdout", "stderr"]) {
    if (log === undefined) child[name].on("data", (chunk) => chunks[name].push(chunk));
    else child[name].pipe(log, { end: false });
  }
  running.add(child);
  child.stdin?.end(input);
  const [code, signal] = await once(child, "close").finally(() => running.delete(child));
  if (log !== undefined) await new Promise((closed) => log.end(closed));
  if (code === 0) return Buffer.concat(chunks.stdout).toString();
  const said = logFile === undefined ? Buffer.concat(chunks.stderr).toString() : await readFile(logFile, "utf8");
  const tail = said.trimEnd().split("\n").slice(-tailLines).join("\n    ");
  const where = logFile === undefined ? "" : `; full log: ${logFile}`;
  throw new LabProblem(`${program} ended with ${signal ?? `exit code ${code}`}${where}\n    ${tail}`);
}
