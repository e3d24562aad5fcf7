// Probes: the servers are asked from inside their containers, so that no network policy stands between.

import { text, type Value } from "../schema/value";
import type { Probe } from "./objects";

export const probeTiming = { initialDelaySeconds: 1, timeoutSeconds: 5, failureThreshold: 12 } as const;

/** Asks a server of this pod; with mustExist an HTTP error counts as a failure, otherwise any answer will do. */
export function httpProbe(
  scheme: "http" | "https",
  port: Value<number>,
  path: string,
  { mustExist }: { mustExist: boolean },
): Probe {
  return urlProbe(text`${scheme}://127.0.0.1:${port}${path}`, { mustExist });
}

export function urlProbe(url: Value<string>, { mustExist }: { mustExist: boolean }): Probe {
  const command: Value<string>[] = [
    "curl",
    "--head",
    // The certificate need not cover the loopback address.
    "--insecure",
    "--location",
    "--silent",
    "--show-error",
    "--output",
    "/dev/null",
    ...(mustExist ? ["--fail"] : []),
    url,
  ];
  return { exec: { command }, ...probeTiming };
}
