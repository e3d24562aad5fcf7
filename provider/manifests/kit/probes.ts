// Probes: the servers are asked from inside their containers, so that no network policy stands between.

import type { DhcpPlan } from "../../plan/dhcp/dhcp";
import { urlHost } from "../../plan/checks/addresses";
import type { ListenAddress } from "../../plan/address/listen";
import type { IronicPlan } from "../../plan/plan";
import { mapValue, text, type Value } from "../../schema/value";
import type { Probe } from "../kubernetes/objects";

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
            "/bin/sh",
            "-c",
            text`${addressScript(listen)}\nexec ${curl.join(" ")} "${scheme}://$address:${port}${path}"`,
          ],
        },
        ...probeTiming,
      };
}

/** Shell that leaves in $address what ironic-common.sh has found, as a URL wants it. */
function addressScript(listen: Exclude<ListenAddress, { kind: "given" }>): string {
  const ofInterface = `address="$(ip -br addr show scope global up dev "$interface" | awk 'NR == 1 { sub("/.*", "", $3); print $3 }')"`;
  const found: Record<typeof listen.kind, string[]> = {
    node: ['address="$PROVISIONING_IP"'],
    pod: ['address="$PROVISIONING_IP"'],
    interface: ['interface="$PROVISIONING_INTERFACE"', ofInterface],
    macs: [
      `interface="$(ip -br link show up | grep -i -F "$(echo "$PROVISIONING_MACS" | tr , '\\n')" | awk 'NR == 1 { sub("@.*", "", $1); print $1 }')"`,
      ofInterface,
    ],
  };
  return [...found[listen.kind], 'case "$address" in *:*) address="[$address]" ;; esac'].join("\n");
}

/** Whether dnsmasq has opened the UDP ports that it serves. */
export function dnsmasqProbe(dhcp: DhcpPlan): Probe {
  const open = (port: number): string => `ss -Hlun 'sport = :${port}' | grep -q .`;
  const served: Value<number[]> =
    dhcp.kind === "served"
      ? mapValue(dhcp.families, (families) => families.map((family) => (family === 4 ? 67 : 547)))
      : [];
  const script = mapValue(served, (ports) => [...ports, 69].map(open).join(" && "));
  return { exec: { command: ["/bin/sh", "-c", script] }, ...probeTiming };
}
