// Which address Ironic listens on and announces.

import type { Networking } from "../../schema/types";
import type { Value } from "../../schema/value";
import { canonical, hostAddressRule } from "../checks/addresses";
import type { Problems } from "../checks/problems";
import { check, checkEntries, listValue, peek } from "../checks/check";

/** How the pod finds the address that it announces. The interface, where given, is the one that dnsmasq serves as well. */
export type ListenAddress =
  | {
      readonly kind: "given";
      readonly ip: Value<string>;
      readonly interface?: Value<string>;
      readonly macs?: Value<string[]>;
    }
  /** The first global address of an interface. */
  | { readonly kind: "interface"; readonly interface: Value<string> }
  /** The first global address of the interface with one of these MAC addresses. */
  | { readonly kind: "macs"; readonly macs: Value<string[]> }
  /** That of the node that the pod runs on. */
  | { readonly kind: "node" }
  | { readonly kind: "pod" };

/** Limits of the Linux kernel (dev_valid_name), without characters that a shell or a list would split at. */
const interfacePattern = /^[A-Za-z0-9._@-]{1,15}$/;
const macPattern = /^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/i;

export function interfaceRule(name: string): string | undefined {
  return interfacePattern.test(name) && name !== "." && name !== ".."
    ? undefined
    : 'must be the name of a network interface: 1 to 15 letters, digits, ".", "_", "-" and "@"';
}

export function validateListen(problems: Problems, networking: Networking): void {
  const { ipAddress, macAddresses } = networking;
  check(problems, "networking.ipAddress", ipAddress, hostAddressRule);
  check(problems, "networking.interface", networking.interface, interfaceRule);
  if (networking.interface !== undefined && hasMacs(networking)) {
    problems.add(
      "networking.macAddresses",
      macAddresses,
      "cannot be combined with networking.interface: they only identify the interface and would be ignored (ironic-common.sh)",
    );
  }
  checkEntries(problems, "networking.macAddresses", macAddresses, (mac) =>
    macPattern.test(mac) ? undefined : "must be a MAC address such as 52:54:00:12:34:56",
  );
}

/** An empty list has no effect. */
export function hasMacs({ macAddresses }: Networking): boolean {
  const known = peek(macAddresses);
  return macAddresses !== undefined && !(known !== undefined && known.length === 0);
}

export function planListen(networking: Networking, hostNetwork: boolean): ListenAddress {
  const { ipAddress } = networking;
  const macs = hasMacs(networking) ? listValue(networking.macAddresses) : undefined;
  if (ipAddress !== undefined) {
    return { kind: "given", ip: canonical(ipAddress), interface: networking.interface, macs };
  }
  if (networking.interface !== undefined) {
    return { kind: "interface", interface: networking.interface };
  }
  if (macs !== undefined) {
    return { kind: "macs", macs };
  }
  return { kind: hostNetwork ? "node" : "pod" };
}
