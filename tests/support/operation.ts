// An operation of the engine that is still going on, for tests that disturb it.

import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import type { Result, Step } from "./events";

export interface Operation {
  /** Of the CLI; plugins are its children. */
  readonly pid: number;
  /** What has begun so far. */
  readonly steps: () => readonly Step[];
  readonly result: Promise<Result>;
}

/** The processes under one, with their command lines. */
export function descendants(pid: number): { pid: number; command: string }[] {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
  const all = lines.flatMap((line) => {
    const [, own, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return command === undefined ? [] : [{ pid: Number(own), parent: Number(parent), command }];
  });
  const below = (parent: number): { pid: number; command: string }[] =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
  return below(pid);
}

/** Ends an operation that would go on for ever; undefined when it had to. */
export async function endedWithin(seconds: number, { pid, result }: Operation): Promise<Result | undefined> {
  let ended = false;
  const impatience = (async () => {
    await sleep(seconds * 1000);
    // The first is a request to come to an end, the second one an order.
    for (const pause of [1000, 1000, 0]) {
      if (ended) {
        return undefined;
      }
      if (pause === 0) {
        killWithPlugins(pid);
      } else {
        process.kill(pid, "SIGINT");
      }
      await sleep(pause);
    }
    return undefined;
  })();
  const first = await Promise.race([result, impatience]);
  ended = true;
  return first;
}

/** A plugin that waits without end would outlive the engine. */
function killWithPlugins(pid: number): void {
  for (const one of [pid, ...descendants(pid).map((process) => process.pid)]) {
    try {
      process.kill(one, "SIGKILL");
    } catch {
      // It has ended by itself.
    }
  }
}
