// Waiting for something that becomes true by itself, such as a server that starts.

import { setTimeout as sleep } from "node:timers/promises";

const lookEveryMs = 100;

/** Thrown by a look after which waiting makes no sense. */
export class Hopeless extends Error {}

/**
 * Looks until there is something; an error counts as nothing, but the last one is reported.
 * @template T
 * @param {string} what
 * @param {number} withinMs
 * @param {() => Promise<T | undefined>} look
 * @param {new (message: string) => Error} [Problem] what is thrown when the time is over
 * @returns {Promise<T>}
 */
export async function until(what, withinMs, look, Problem = Error) {
  const deadline = Date.now() + withinMs;
  let last;
  while (Date.now() < deadline) {
    try {
      const found = await look();
      if (found !== undefined) return found;
    } catch (error) {
      if (error instanceof Hopeless) throw error;
      last = error;
    }
    await sleep(lookEveryMs);
  }
  throw new Problem(`${what}: not within ${withinMs / 1000} s${last === undefined ? "" : `: ${last.message}`}`);
}
