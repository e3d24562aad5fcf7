// Networks and ranges of IP addresses: reading them, and counting in them.

import * as ipaddr from "ipaddr.js";
import { parseAddress, unusableReason } from "./addresses";

export interface Network {
  readonly family: 4 | 6;
  readonly prefix: number;
  /** Its first and its last address, as numbers. */
  readonly first: bigint;
  readonly last: bigint;
}

export interface Range {
  readonly first: bigint;
  readonly last: bigint;
}

export const bitsOf = (family: 4 | 6): number => (family === 4 ? 32 : 128);

/** An address as a number; undefined when it is none. */
export function addressNumber(input: string): bigint | undefined {
  const address = parseAddress(input);
  return address === undefined ? undefined : numberOf(address.canonical);
}

function numberOf(canonical: string): bigint {
  return ipaddr
    .parse(canonical)
    .toByteArray()
    .reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
}

/** The canonical spelling of a numbered address. */
export function addressOf(family: 4 | 6, number: bigint): string {
  const bytes = Array.from({ length: bitsOf(family) / 8 }, (_, i, all = bitsOf(family) / 8) =>
    Number((number >> BigInt(8 * (all - 1 - i))) & 0xffn),
  );
  return ipaddr.fromByteArray(bytes).toString();
}

/** Reads address/prefix; bits behind the prefix are allowed, as people write them. */
export function parseNetwork(input: string): Network | undefined {
  const parts = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(input);
  const address = parts === null ? undefined : parseAddress(parts[1]!);
  if (parts === null || address === undefined) {
    return undefined;
  }
  const { family } = address;
  const prefix = Number(parts[2]);
  if (prefix > bitsOf(family)) {
    return undefined;
  }
  const size = 1n << BigInt(bitsOf(family) - prefix);
  const first = numberOf(address.canonical) & ~(size - 1n);
  return { family, prefix, first, last: first + size - 1n };
}

export function contains({ first, last }: Range, number: bigint): boolean {
  return first <= number && number <= last;
}

export function overlap(a: Range, b: Range): boolean {
  return a.first <= b.last && b.first <= a.last;
}

export function networkRule(input: string): string | undefined {
  return parseNetwork(input) === undefined
    ? "must be a network, such as 192.0.2.0/24 or 2001:db8::/64: an address, a slash, and a prefix length that the address family allows"
    : undefined;
}

const broadcast = (1n << 32n) - 1n;

/** A network in which hosts can be: not one that only has addresses that no host can have. All of them (/0) is one. */
export function hostNetworkRule(input: string): string | undefined {
  const network = parseNetwork(input);
  if (network === undefined) {
    return networkRule(input);
  }
  // The last address of IPv4 is the broadcast address, and in 240.0.0.0/4 as well.
  const last = network.last === broadcast ? network.last - 1n : network.last;
  const [reason, same] = [network.first, last].map((number) => unusableReason(addressOf(network.family, number)));
  return reason !== undefined && reason === same ? reason.replace("an address of ", "in ") : undefined;
}

/** One spelling for one network; a wrong one is returned unchanged, and reported by its rule. */
export function canonicalNetwork(input: string): string {
  const network = parseNetwork(input);
  return network === undefined ? input : `${addressOf(network.family, network.first)}/${network.prefix}`;
}
