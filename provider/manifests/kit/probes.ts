// Probes: the servers are asked from inside their containers, so that no network policy stands between.

import type { DhcpPlan } from "../../plan/dhcp/dhcp";
import { urlHost } from "../../plan/checks/addresses";
import type { IronicPlan } from "../../plan/plan";
import { mapValue, text, type Value } from "../../schema/value";
import type { Probe } from "../kubernetes/objects";
import { askOwnAddressProgram, hasOpenUdpPortsProgram } from "./programs";

export const probeTiming = { initialDelaySeconds: 1, timeoutSeconds: 5, failureThreshold: 12 } as const;

function curlWords(mustExist: boolean): string[] {
  return [
    "curl",
    "--head",
    // The certificate need not cover the address that is asked here.
    "--insecure",
    "--location",
    "--silent",
    "--show-error",
    "--output",
    "/dev/null",
    ...(mustExist ? ["--fail"] : []),
  ];
}

/** Asks any server by its URL; with mustExist an HTTP error counts as a failure. */
export function urlProbe(url: Value<string>, { mustExist }: { mustExist: boolean }): Probe {
  return { exec: { command: [...curlWords(mustExist), url] }, ...probeTiming };
}

interface Question {
  readonly scheme: "http" | "https";
  readonly port: Value<number>;
  readonly path: string;
  /** An HTTP error counts as a failure; otherwise any answer will do. */
  readonly mustExist: boolean;
}

/** Asks a server of this pod at an address that it listens on. */
export function httpProbe({ networking }: IronicPlan, { scheme, port, path, mustExist }: Question): Probe {
  const curl = curlWords(mustExist);
  const command = (host: Value<string>): Value<string>[] => [...curl, text`${scheme}://${host}:${port}${path}`];
  if (!networking.bindsToAddress) {
    return { exec: { command: command("127.0.0.1") }, ...probeTiming };
  }
  const { listen } = networking;
  return listen.kind === "given"
    ? { exec: { command: command(mapValue(listen.ip, urlHost)) }, ...probeTiming }
    : {
        exec: {
          command: [
            ...["/bin/sh", "-c", askOwnAddressProgram, "ask-own-address"],
            ...[listen.kind, scheme, text`${port}${path}`, ...curl],
          ],
        },
        ...probeTiming,
      };
}

/** Whether dnsmasq has opened the UDP ports that it serves. */
export function dnsmasqProbe(dhcp: DhcpPlan): Probe {
  const served: Value<number[]> =
    dhcp.kind === "served"
      ? mapValue(dhcp.families, (families) => families.map((family) => (family === 4 ? 67 : 547)))
      : [];
  const ports = mapValue(served, (numbers) => [...numbers, 69].join(" "));
  return {
    exec: { command: ["/bin/sh", "-c", hasOpenUdpPortsProgram, "has-open-udp-ports", ports] },
    ...probeTiming,
  };
}
