// The process that keeps a control plane, and ends it with the process that it was started for.
//
// It starts the programs, starts again what ends, and ends all of it when told to, however its owner has ended.
//
// Its arguments: FOLDER OWNER_PID BIN_FOLDER STAGES_FOLDER.

import { spawn } from "node:child_process";
import { createWriteStream, existsSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { mkdir, readFile, readdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { KubeClient } from "./client.mjs";
import { installObjects } from "./objects.mjs";
import {
  apiServerArgs,
  apiServerUrl,
  caFile,
  controllerManagerArgs,
  etcdArgs,
  freePorts,
  kubeconfigFile,
  kwokArgs,
  schedulerArgs,
  writeKubeconfigs,
  writeSecrets,
} from "./programs.mjs";
import { until } from "./until.mjs";

const [folder, owner, binFolder, stagesFolder] = process.argv.slice(2);
const ownStages = join(dirname(fileURLToPath(import.meta.url)), "stages");
const lookEveryMs = 100;
const readyWithinMs = 60_000;

/** @type {Map<string, import("node:child_process").ChildProcess>} */
const running = new Map();
let ending = false;

/** Starts a program and keeps it running; while a file hold-NAME is there, it stays away. */
function keep(name, args) {
  const log = openSync(join(folder, `${name}.log`), "a");
  const child = spawn(join(binFolder, name), args, { stdio: ["ignore", log, log], cwd: folder, env: programEnv() });
  running.set(name, child);
  notePids();
  child.on("error", (error) => fail(`${name} cannot be started: ${error.message}`));
  child.on("exit", async () => {
    if (ending) return;
    running.delete(name);
    notePids();
    do await sleep(lookEveryMs);
    while (existsSync(join(folder, `hold-${name}`)));
    if (!ending) keep(name, args);
  });
}

/** None of the caller's settings reaches the programs; kwok would even read a configuration from the home folder. */
function programEnv() {
  return { PATH: process.env.PATH, HOME: folder };
}

function notePids() {
  const pids = Object.fromEntries([...running].map(([name, { pid }]) => [name, pid]));
  const draft = join(folder, "pids.draft");
  writeFileSync(draft, JSON.stringify(pids));
  renameSync(draft, join(folder, "pids.json"));
}

function end(code) {
  if (ending) return;
  ending = true;
  for (const child of running.values()) child.kill("SIGKILL");
  if (code === 0) rmSync(folder, { recursive: true, force: true });
  process.exit(code);
}

/** The folder stays, so that the one who waits can read why; that one removes it. */
function fail(reason) {
  writeFileSync(join(folder, "failure"), reason);
  end(1);
}

function watchOwner() {
  const look = setInterval(() => {
    try {
      process.kill(Number(owner), 0);
      if (!existsSync(folder)) end(0);
    } catch (error) {
      if (error.code === "ESRCH") end(0);
    }
  }, lookEveryMs);
  look.unref();
}

/** kwok's stages and our own, with one change: volumes of any class are bound, except of one that never shall be. */
async function allStages() {
  const target = join(folder, "stages");
  await mkdir(target);
  const texts = (await Promise.all([stagesFolder, ownStages].map(textsIn))).flat();
  return Promise.all(
    texts.map(async (text, index) => {
      const file = join(target, `${index}.yaml`);
      await writeFile(file, text.replaceAll("storageClassName == 'kwok-volume'", "storageClassName != 'never-bound'"));
      return file;
    }),
  );
}

async function textsIn(root) {
  const names = (await readdir(root, { recursive: true })).filter((name) => name.endsWith(".yaml")).sort();
  return Promise.all(names.map((name) => readFile(join(root, name), "utf8")));
}

async function start() {
  const tokens = await writeSecrets(folder);
  const ports = await freePorts();
  const url = apiServerUrl(ports);
  keep("etcd", etcdArgs(folder, ports));
  keep("kube-apiserver", apiServerArgs(folder, ports));
  const ca = await until("the API server's certificate", readyWithinMs, async () => {
    const text = await readFile(caFile(folder), "utf8");
    return text.includes("END CERTIFICATE") ? text : undefined;
  });
  await writeKubeconfigs(folder, url, ca, tokens);
  const client = new KubeClient({ url, ca, token: tokens.admin });
  await until("the API server", readyWithinMs, () => client.request("GET", "/readyz"));
  keep("kube-controller-manager", controllerManagerArgs(folder));
  keep("kube-scheduler", schedulerArgs(folder));
  keep("kwok", kwokArgs(folder, await allStages()));
  await installObjects(client);
  client.close();
  const draft = join(folder, "control-plane.draft");
  const description = {
    url,
    ca,
    token: tokens.admin,
    kubeconfig: kubeconfigFile(folder, "admin"),
    keeper: process.pid,
  };
  await writeFile(draft, JSON.stringify(description), { mode: 0o600 });
  await rename(draft, join(folder, "control-plane.json"));
}

process
  .on("SIGTERM", () => end(0))
  .on("SIGINT", () => end(0))
  .on("SIGHUP", () => end(0));
watchOwner();
const log = createWriteStream(join(folder, "keeper.log"), { flags: "a" });
process.on("uncaughtException", (error) => {
  log.write(`${error.stack}\n`);
  fail(error.message);
});
await start();
// Runs until somebody ends it.
setInterval(() => {}, 1 << 30);
