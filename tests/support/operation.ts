// An operation of the engine that is still going on, for tests that disturb it.

import { setTimeout as sleep } from "node:timers/promises";
import type { Result, Step } from "./events";

export interface Operation {
  /** Of the CLI; plugins are its children. */
  readonly pid: number;
  /** What has begun so far. */
  readonly steps: () => readonly Step[];
  readonly result: Promise<Result>;
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
      process.kill(pid, pause === 0 ? "SIGKILL" : "SIGINT");
      await sleep(pause);
    }
    return undefined;
  })();
  const first = await Promise.race([result, impatience]);
  ended = true;
  return first;
}
