// One range of addresses that dnsmasq hands out: its rules, its derivation from the network alone, its spelling.

import type { DhcpRange } from "../../schema/types";
import { allValues, mapValue, text, type Value } from "../../schema/value";
import { addressRule, canonical, parseAddress, unusableReason } from "../checks/addresses";
import {
  addressNumber,
  addressOf,
  bitsOf,
  contains,
  networkRule,
  parseNetwork,
  type Network,
  type Range,
} from "../checks/networks";
import type { Problems } from "../checks/problems";
import { check, peek } from "../checks/check";

/** The fields that the main range and an extra one have in common. */
export type RangeFields = Partial<
  Pick<DhcpRange, "networkCIDR" | "rangeBegin" | "rangeEnd" | "gatewayAddress" | "leaseTime">
>;

/** What dnsmasq takes: its own limit for DHCPv6, and room for at least two hosts. */
const prefixLimits = { 4: { least: 8, most: 30 }, 6: { least: 64, most: 126 } } as const;

/** More addresses than hosts, and few enough to be read at a glance. */
const largestDerived = 65536n;

/** An address that must not be handed out, with the input that holds it. */
export interface Reserved {
  readonly path: string;
  readonly address: Value<string> | undefined;
}

function rangeNetworkRule(cidr: string): string | undefined {
  const network = parseNetwork(cidr);
  if (network === undefined) {
    return networkRule(cidr);
  }
  const { least, most } = prefixLimits[network.family];
  const right = network.prefix >= least && network.prefix <= most;
  return right
    ? unusableReason(addressOf(network.family, network.first))
    : `must have a prefix length from ${least} to ${most} for IPv${network.family}: dnsmasq serves no others`;
}

/** The network, when it is known and right. */
export function knownNetwork(cidr: Value<string> | undefined): Network | undefined {
  const known = peek(cidr);
  return known === undefined || rangeNetworkRule(known) !== undefined ? undefined : parseNetwork(known);
}

export function validateRange(
  problems: Problems,
  path: string,
  fields: RangeFields,
  reserved: readonly Reserved[],
): void {
  const { networkCIDR, rangeBegin, rangeEnd, gatewayAddress } = fields;
  check(problems, `${path}.networkCIDR`, networkCIDR, rangeNetworkRule);
  for (const [one, other] of [
    ["rangeBegin", "rangeEnd"],
    ["rangeEnd", "rangeBegin"],
  ] as const) {
    if (fields[one] !== undefined && fields[other] === undefined) {
      problems.add(`${path}.${other}`, undefined, `is required with ${path}.${one}: give both ends, or none`);
    }
  }
  const network = knownNetwork(networkCIDR);
  check(problems, `${path}.rangeBegin`, rangeBegin, (address) => memberRule(address, network));
  check(problems, `${path}.rangeEnd`, rangeEnd, (address) => memberRule(address, network));
  check(problems, `${path}.gatewayAddress`, gatewayAddress, (address) => gatewayRule(address, network));
  const range = knownRange(fields, reserved);
  if (range !== undefined && range.first > range.last) {
    problems.add(`${path}.rangeEnd`, rangeEnd, `must not be lower than ${path}.rangeBegin`);
  }
  // Only where both ends are derived: one alone is a problem already.
  const derived = rangeBegin === undefined && rangeEnd === undefined;
  if (derived && network !== undefined && range === undefined && allKnown(reserved)) {
    problems.add(
      `${path}.networkCIDR`,
      networkCIDR,
      "leaves no address to hand out in its upper half: give rangeBegin and rangeEnd",
    );
  }
  if (range !== undefined && network !== undefined) {
    validateReserved(problems, path, network, range, [
      ...reserved,
      { path: `${path}.gatewayAddress`, address: gatewayAddress },
    ]);
  }
}

function memberRule(address: string, network: Network | undefined): string | undefined {
  const number = addressNumber(address);
  if (number === undefined) {
    return addressRule(address);
  }
  if (network === undefined) {
    return unusableReason(address);
  }
  if (parseAddress(address)?.family !== network.family || !contains(network, number)) {
    return "must be in the network of networkCIDR";
  }
  return network.family === 4 && (number === network.first || number === network.last)
    ? "must not be the network or the broadcast address"
    : undefined;
}

function gatewayRule(address: string, network: Network | undefined): string | undefined {
  if (network?.family === 6 || parseAddress(address)?.family === 6) {
    return "applies to IPv4 only: in IPv6 routers advertise themselves";
  }
  return memberRule(address, network);
}

function validateReserved(
  problems: Problems,
  path: string,
  network: Network,
  range: Range,
  reserved: readonly Reserved[],
): void {
  for (const { path: reservedPath, address } of reserved) {
    check(problems, reservedPath, address, (known) => {
      const number = addressNumber(known);
      return number !== undefined && parseAddress(known)?.family === network.family && contains(range, number)
        ? `must not be in the range of ${path}: it could be handed out to a host`
        : undefined;
    });
  }
}

const allKnown = (reserved: readonly Reserved[]): boolean =>
  reserved.every(({ address }) => address === undefined || peek(address) !== undefined);

/** The range, given or derived, when all that it depends on is known and right. */
export function knownRange(fields: RangeFields, reserved: readonly Reserved[]): Range | undefined {
  const network = knownNetwork(fields.networkCIDR);
  if (network === undefined) {
    return undefined;
  }
  const begin = peek(fields.rangeBegin);
  const end = peek(fields.rangeEnd);
  if (fields.rangeBegin === undefined && fields.rangeEnd === undefined) {
    return allKnown(reserved) && (fields.gatewayAddress === undefined || peek(fields.gatewayAddress) !== undefined)
      ? derivedRange(network, [...reserved.map(({ address }) => peek(address)), peek(fields.gatewayAddress)])
      : undefined;
  }
  if (
    begin === undefined ||
    end === undefined ||
    (memberRule(begin, network) ?? memberRule(end, network)) !== undefined
  ) {
    return undefined;
  }
  return { first: addressNumber(begin)!, last: addressNumber(end)! };
}

/** The largest stretch without a reserved address in the upper half of the network: the lower half is where people put servers. */
export function derivedRange(network: Network, reserved: readonly (string | undefined)[]): Range | undefined {
  const half = (network.last - network.first + 1n) / 2n;
  const first = network.first + half;
  // The last address of an IPv4 network is its broadcast address.
  const last = network.family === 4 ? network.last - 1n : network.last;
  const taken = reserved
    .flatMap((address) =>
      address !== undefined && parseAddress(address)?.family === network.family ? [addressNumber(address)!] : [],
    )
    .filter((number) => contains({ first, last }, number))
    .sort((a, b) => (a < b ? -1 : 1));
  const stretches = [first - 1n, ...taken, last + 1n]
    .flatMap((edge, i, edges): Range[] => (i === 0 ? [] : [{ first: edges[i - 1]! + 1n, last: edge - 1n }]))
    .filter((stretch) => stretch.first <= stretch.last);
  const largest = stretches.reduce<Range | undefined>(
    (best, one) => (best === undefined || one.last - one.first > best.last - best.first ? one : best),
    undefined,
  );
  if (largest === undefined) {
    return undefined;
  }
  const most = largest.first + largestDerived - 1n;
  return { first: largest.first, last: largest.last < most ? largest.last : most };
}

/** begin,end,mask as dnsmasq's dhcp-range wants it: a netmask for IPv4, a prefix length for IPv6. */
export function rangeText(fields: RangeFields, reserved: readonly Reserved[]): Value<string> {
  const cidr = fields.networkCIDR ?? "";
  if (fields.rangeBegin !== undefined && fields.rangeEnd !== undefined) {
    return text`${canonical(fields.rangeBegin)},${canonical(fields.rangeEnd)},${mapValue(cidr, maskOf)}`;
  }
  const avoided = [...reserved.map(({ address }) => address), fields.gatewayAddress].filter(
    (address) => address !== undefined,
  );
  return mapValue(allValues([cidr, ...avoided]), ([known, ...addresses]) => {
    const network = parseNetwork(known ?? "");
    const range = network === undefined ? undefined : derivedRange(network, addresses);
    return network === undefined || range === undefined
      ? ""
      : `${addressOf(network.family, range.first)},${addressOf(network.family, range.last)},${maskOf(known!)}`;
  });
}

function maskOf(cidr: string): string {
  const network = parseNetwork(cidr);
  if (network === undefined) {
    return "";
  }
  const { family, prefix } = network;
  const ones = (1n << BigInt(prefix)) - 1n;
  return family === 6 ? String(prefix) : addressOf(4, ones << BigInt(bitsOf(4) - prefix));
}
