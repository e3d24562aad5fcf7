// IP addresses and host names: reading them, and formatting them for URLs and certificates.

import * as ipaddr from "ipaddr.js";
import { mapValue, type Value } from "../../schema/value";

export interface Address {
  readonly family: 4 | 6;
  /** The canonical form of the address, so that two spellings do not make two certificates. */
  readonly canonical: string;
}

/** Reads a complete address. Shorthands that C libraries accept for IPv4 ("10.1", "0x7f.1") are refused: they are typing errors. */
export function parseAddress(input: string): Address | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(input)) {
    return { family: 4, canonical: ipaddr.IPv4.parse(input).toString() };
  }
  if (ipaddr.IPv6.isValid(input) && !input.includes("%")) {
    return { family: 6, canonical: ipaddr.IPv6.parse(input).toString() };
  }
  return undefined;
}

/** The canonical form of an address; an invalid one is returned unchanged, and reported by its rule. */
export const canonical = (address: Value<string>): Value<string> =>
  mapValue(address, (ip) => parseAddress(ip)?.canonical ?? ip);

/** The host part of a URL: an IPv6 address is in brackets. */
export function urlHost(host: string): string {
  const address = parseAddress(host);
  if (address === undefined) {
    return host;
  }
  return address.family === 6 ? `[${address.canonical}]` : address.canonical;
}

export function addressRule(input: string): string | undefined {
  return parseAddress(input) === undefined
    ? "must be an IP address, such as 192.0.2.10 or 2001:db8::10, without a prefix length or a zone"
    : undefined;
}

const dnsNamePattern = /^(\*\.)?([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\.)*[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/i;

export function isDnsName(input: string): boolean {
  return input.length <= 253 && dnsNamePattern.test(input) && !/^[\d.]+$/.test(input);
}
