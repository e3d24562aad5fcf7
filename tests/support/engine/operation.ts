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
  let plugins: readonly number[] = [];
  let ended = false;
  const impatience = (async () => {
    await sleep(seconds * 1000);
    plugins = descendants(pid).map((process) => process.pid);
    // The first is a request to come to an end, the second one an order, the third leaves no choice.
    for (const signal of ["SIGINT", "SIGINT", "SIGKILL"] as const) {
      if (ended) {
        return undefined;
      }
      end(pid, signal);
      await sleep(signal === "SIGKILL" ? 0 : 1000);
    }
    return undefined;
  })();
  const first = await Promise.race([result, impatience]);
  ended = true;
  // An engine that ends by an order, or by none, leaves behind those that wait.
  for (const plugin of plugins) {
    end(plugin, "SIGKILL");
  }
  return first;
}

function end(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself.
  }
}
