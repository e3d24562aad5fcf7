// How Go is run: the same settings for every part, the output in a log file, a clear problem when it fails.

import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { once } from "node:events";
import { ToolchainProblem } from "./problem.mjs";

/** Part of every cache key: whoever changes how binaries are built gets new ones. */
export const settings = {
  env: {
    // go.sum decides what is built; nothing is looked up or changed while building.
    GOFLAGS: "-mod=readonly",
    GOTOOLCHAIN: "local",
    GOWORK: "off",
    CGO_ENABLED: "0",
  },
  // No paths of this machine in the binaries, and no commit of this repository.
  build: ["-trimpath", "-buildvcs=false"],
  linker: ["-s", "-w"],
};

/**
 * Makes the compiler collect garbage less often, which saves a sixth of the CPU time and costs memory; a GOGC that is set
 * already wins. It does not affect the result, so it is not part of the cache key.
 */
const compilerHeap = { GOGC: process.env.GOGC ?? "400" };

const unreachable =
  /dial tcp|no such host|i\/o timeout|connection re|TLS handshake|proxyconnect|40[347] |410 Gone|50[0-9] /;

/**
 * @typedef {object} Where
 * @property {string} folder of the module
 * @property {string} logFile
 * @property {AbortSignal} [signal] stops Go
 *
 * Runs Go in a module's folder and returns its standard output.
 * @param {string[]} args
 * @param {Where} where
 */
export async function go(args, { folder, logFile, signal }) {
  const log = createWriteStream(logFile, { flags: "a" });
  log.write(`$ go ${args.join(" ")}\n`);
  const child = spawn("go", args, { cwd: folder, env: { ...process.env, ...compilerHeap, ...settings.env }, signal });
  const output = [];
  child.stdout.on("data", (chunk) => output.push(chunk));
  child.stderr.pipe(log, { end: false });
  const releaseSignals = passSignalsTo(child);
  try {
    const [code, killedBy] = await once(child, "close");
    if (code !== 0) {
      // Tests report failures on standard output.
      log.write(Buffer.concat(output));
      throw await failure(args, logFile, log, killedBy ?? `exit code ${code}`);
    }
    return Buffer.concat(output).toString();
  } finally {
    releaseSignals();
    log.end();
  }
}

/**
 * The folder of a module that go.mod requires; downloads it if necessary.
 * @param {string} module
 * @param {Where} where
 */
export async function moduleFolder(module, where) {
  return JSON.parse(await go(["mod", "download", "-json", module], where)).Dir;
}

/** A build must not go on in the background after its parent was told to stop. */
function passSignalsTo(child) {
  const stop = (signal) => {
    child.kill(signal);
    process.removeListener("SIGINT", stop).removeListener("SIGTERM", stop);
    process.kill(process.pid, signal);
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  return () => process.removeListener("SIGINT", stop).removeListener("SIGTERM", stop);
}

async function failure(args, logFile, log, ending) {
  await new Promise((resolve) => log.end(resolve));
  const lines = (await readFile(logFile, "utf8")).trimEnd().split("\n").slice(-15);
  const offline = unreachable.test(lines.join("\n"));
  return new ToolchainProblem({
    what: `go ${args[0]} failed (${ending}):\n    ${lines.join("\n    ")}`,
    why: offline
      ? "modules are downloaded from the Go module proxy, which could not be reached or refused"
      : "the pulumi CLI, its language hosts and its plugins are built from source when they are not installed",
    how: offline
      ? `set GOPROXY to a proxy that this machine can reach, then run this again; full log: ${logFile}`
      : `see the full log: ${logFile}; what was compiled so far is kept, so that a second run is quick`,
  });
}
