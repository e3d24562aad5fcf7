// The plugin from its start to the line with its port: time and memory.

import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { processesAreVisible, processesAreInvisible, peakMemory } from "./processes";
import type { Plan } from "./plan";
import { withFolder } from "./root";
import { inTurns, median } from "./samples";
import { comparison, comparisonHeader, megabytes, milliseconds, verdict, type Section } from "./table";
import { buildUnbundled } from "./unbundled";

const targetMs = 400;
const targetMb = 80;

/** Nobody listens there; a plugin connects to the engine when it has something to say. */
const engine = "127.0.0.1:1";

const printAndWait = 'console.log(0); process.stdin.on("data", () => {})';

interface Start {
  readonly ms: number;
  readonly mb: number;
}

/** From the start of a process to the first line that it prints. */
function timeToFirstLine(command: string, args: readonly string[]): Promise<Start> {
  return new Promise((done, failed) => {
    const started = performance.now();
    const child = spawn(command, args, {
      stdio: ["pipe", "pipe", "inherit"],
      env: { ...process.env, NODE_OPTIONS: "" },
      shell: process.platform === "win32",
    });
    let end: Start | undefined;
    child.stdout.once("data", () => {
      end = { ms: performance.now() - started, mb: peakMemory(child.pid!) ?? Number.NaN };
      child.kill();
    });
    child.on("error", failed);
    child.on("exit", () =>
      end === undefined ? failed(new Error(`${command} ${args.join(" ")} printed nothing`)) : done(end),
    );
  });
}

/** Lets the plugin keep what was compiled, as any use of it longer than a second does. */
async function settle(plugin: string): Promise<void> {
  const child = spawn(path.join(plugin, "pulumi-resource-metal3"), [engine], { stdio: "ignore" });
  try {
    for (let waited = 0; !fs.readdirSync(plugin).some((file) => file.endsWith(".cache")); waited += 100) {
      if (waited > 10_000) {
        throw new Error("the plugin keeps nothing of what it compiled");
      }
      await sleep(100);
    }
  } finally {
    child.kill();
  }
}

export async function startup({ repetitions, plugin }: Plan): Promise<Section[]> {
  const node = process.execPath;
  const samples = await withFolder(async (folder) => {
    const unbundled = await buildUnbundled(folder);
    const fresh = path.join(folder, "fresh");
    fs.cpSync(plugin, fresh, { recursive: true, filter: (file) => !file.endsWith(".cache") });
    await settle(plugin);
    const sides = {
      metal3: () => timeToFirstLine(path.join(plugin, "pulumi-resource-metal3"), [engine]),
      first: () => timeToFirstLine(path.join(fresh, "pulumi-resource-metal3"), [engine]),
      unbundled: () => timeToFirstLine(node, [unbundled, engine]),
      empty: () => timeToFirstLine(node, ["-e", printAndWait]),
    };
    await inTurns(1, sides);
    return inTurns(repetitions.startup, sides);
  });
  const sides = (pick: (start: Start) => number) => [
    { name: "metal3", samples: samples.metal3.map(pick) },
    { name: "its first start after installation", samples: samples.first.map(pick) },
    { name: "the same provider, not bundled", samples: samples.unbundled.map(pick) },
    { name: "Node that prints one line", samples: samples.empty.map(pick) },
  ];
  const ms = median(samples.metal3.map((start) => start.ms));
  const mb = median(samples.metal3.map((start) => start.mb));
  const section: Section = {
    title: "Start of the plugin",
    header: comparisonHeader,
    rows: [
      ...comparison(
        "time",
        milliseconds,
        sides((start) => start.ms),
      ),
      ...(processesAreVisible
        ? comparison(
            "peak memory",
            megabytes,
            sides((start) => start.mb),
          )
        : []),
    ],
    notes: [
      verdict("start", ms, targetMs, milliseconds),
      processesAreVisible ? verdict("peak memory", mb, targetMb, megabytes) : processesAreInvisible,
    ],
  };
  return [section];
}
