// Where Ironic listens, and the addresses under which it is called.

import type { Networking } from "../schema/types";
import { isLater, mapValue, text, type Value } from "../schema/value";
import { addressRule, parseAddress, urlHost } from "./addresses";
import { defaults } from "./defaults";
import type { Problems } from "./problems";
import { check, peek } from "./rule";

/** Which address Ironic waits for and announces. */
export type ListenAddress =
  | { readonly kind: "given"; readonly ip: Value<string> }
  /** That of the node on which the pod happens to run. */
  | { readonly kind: "node" }
  | { readonly kind: "pod" };

export interface NetworkingPlan {
  readonly hostNetwork: boolean;
  readonly listen: ListenAddress;
  readonly externalIP: Value<string> | undefined;
  /** The host under which machines call Ironic, as it stands in a URL; undefined when only the cluster will know. */
  readonly machineHost: Value<string> | undefined;
  readonly ports: {
    readonly api: Value<number>;
    readonly images: Value<number>;
    readonly imagesTls: Value<number>;
  };
}

const portFields = ["apiPort", "imageServerPort", "imageServerTLSPort"] as const;

function validatePorts(problems: Problems, networking: Networking, tlsPortUsed: boolean): void {
  const taken = new Map<number, string>();
  for (const field of portFields) {
    const path = `networking.${field}`;
    check(problems, path, networking[field], (port) =>
      Number.isInteger(port) && port >= 1 && port <= 65535 ? undefined : "must be a TCP port, from 1 to 65535",
    );
    if (field === "imageServerTLSPort" && !tlsPortUsed) {
      continue;
    }
    const port = peek(networking[field] ?? defaults.networking[field]);
    if (port === undefined) {
      continue;
    }
    const other = taken.get(port);
    if (other !== undefined) {
      problems.add(
        path,
        networking[field] ?? port,
        `must differ from ${other}: both servers listen on the same address`,
      );
    }
    taken.set(port, path);
  }
}

export function planNetworking(
  problems: Problems,
  warnings: string[],
  networking: Networking = {},
  tlsPortUsed: boolean,
): NetworkingPlan {
  const { ipAddress, externalIP } = networking;
  const hostNetwork = !(networking.disableHostNetwork ?? defaults.networking.disableHostNetwork);
  check(problems, "networking.ipAddress", ipAddress, addressRule);
  check(problems, "networking.externalIP", externalIP, addressRule);
  validatePorts(problems, networking, tlsPortUsed);
  if (!hostNetwork && ipAddress !== undefined) {
    problems.add(
      "networking.ipAddress",
      ipAddress,
      "excludes networking.disableHostNetwork: in the pod network the pod gets its address from the cluster; say with networking.externalIP how machines reach it",
    );
  }
  const machineAddress = externalIP ?? ipAddress;
  if (!hostNetwork && machineAddress === undefined) {
    warnings.push(
      "Machines cannot reach Ironic: it runs in the pod network, and nothing says how it is reached from outside. Set networking.externalIP to the address of the load balancer or proxy in front of it.",
    );
  }
  const ports = {
    api: networking.apiPort ?? defaults.networking.apiPort,
    images: networking.imageServerPort ?? defaults.networking.imageServerPort,
    imagesTls: networking.imageServerTLSPort ?? defaults.networking.imageServerTLSPort,
  };
  warnOfPrivilegedPorts(warnings, hostNetwork, tlsPortUsed ? Object.values(ports) : [ports.api, ports.images]);
  const canonical = (address: Value<string>): Value<string> =>
    mapValue(address, (ip) => parseAddress(ip)?.canonical ?? ip);
  return {
    hostNetwork,
    listen:
      ipAddress !== undefined ? { kind: "given", ip: canonical(ipAddress) } : { kind: hostNetwork ? "node" : "pod" },
    externalIP: externalIP === undefined ? undefined : canonical(externalIP),
    machineHost: machineAddress === undefined ? undefined : mapValue(machineAddress, urlHost),
    ports,
  };
}

function warnOfPrivilegedPorts(warnings: string[], hostNetwork: boolean, ports: Value<number>[]): void {
  const low = ports.filter((port): port is number => !isLater(port) && port < 1024);
  if (hostNetwork && low.length > 0) {
    warnings.push(
      `Ports below 1024 (${low.join(", ")}) need the sysctl net.ipv4.ip_unprivileged_port_start on the node: Ironic does not run as root.`,
    );
  }
}

/** scheme://host:port with a host that is already fit for a URL. */
export function url(scheme: "http" | "https", host: Value<string>, port?: Value<number>): Value<string> {
  return port === undefined ? text`${scheme}://${host}` : text`${scheme}://${host}:${port}`;
}
