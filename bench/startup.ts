// The plugin from its start to the line with its port: time and memory.

import { spawn } from "node:child_process";
import * as path from "node:path";
import { ensureNode, thisPlatform } from "../scripts/plugin/node.mjs";
import { processesAreVisible, processesAreInvisible, peakMemory } from "./processes";
import type { Plan } from "./plan";
import { withFolder } from "./root";
import { inTurns, median } from "./samples";
import { comparison, comparisonHeader, megabytes, milliseconds, verdict, type Section } from "./table";
import { buildUnbundled } from "./unbundled";

const targetMs = 400;
const targetMb = 75;

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

export async function startup({ repetitions, plugin }: Plan): Promise<Section[]> {
  // The one inside the plugin, so that the difference is what the plugin does.
  const { program: node } = await ensureNode(thisPlatform());
  const samples = await withFolder(async (folder) => {
    const unbundled = await buildUnbundled(folder);
    const sides = {
      metal3: () => timeToFirstLine(path.join(plugin, "pulumi-resource-metal3"), [engine]),
      unbundled: () => timeToFirstLine(node, [unbundled, engine]),
      http2: () => timeToFirstLine(node, ["-e", `require("http2").createServer().listen(0); ${printAndWait}`]),
      empty: () => timeToFirstLine(node, ["-e", printAndWait]),
    };
    await inTurns(1, sides);
    return inTurns(repetitions.startup, sides);
  });
  const sides = (pick: (start: Start) => number) => [
    { name: "metal3", samples: samples.metal3.map(pick) },
    { name: "the same provider, not bundled", samples: samples.unbundled.map(pick) },
    { name: "Node that listens for HTTP/2", samples: samples.http2.map(pick) },
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
