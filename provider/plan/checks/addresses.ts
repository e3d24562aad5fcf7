// IP addresses and host names: reading them, and formatting them for URLs and certificates.

import * as ipaddr from "ipaddr.js";
import { mapValue, type Value } from "../../schema/value";

interface Address {
  readonly family: 4 | 6;
  /** The canonical form of the address, so that two spellings do not make two certificates. */
  readonly canonical: string;
}

/** Reads a complete address. Shorthands that C libraries accept for IPv4 ("10.1", "0x7f.1") are refused: they are typing errors. */
export function parseAddress(input: string): Address | undefined {
  // The longest: eight groups, the last two as an IPv4 address.
  if (input.length > 45) {
    return undefined;
  }
  if (ipaddr.IPv4.isValidFourPartDecimal(input)) {
    return { family: 4, canonical: ipaddr.IPv4.parse(input).toString() };
  }
  if (ipaddr.IPv6.isValid(input) && !input.includes("%")) {
    return { family: 6, canonical: ipaddr.IPv6.parse(input).toString() };
  }
  return undefined;
}

/** The canonical form of an address; an invalid one is returned unchanged, and reported by its rule. */
export const canonicalAddress = (ip: string): string => parseAddress(ip)?.canonical ?? ip;

export const canonical = (address: Value<string>): Value<string> => mapValue(address, canonicalAddress);

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

/** Addresses that no other host can reach, with the reason. */
const unusable: Readonly<Record<string, string>> = {
  unspecified: "must not be an unspecified address, which means every address of a host, and none in particular",
  broadcast: "must not be the broadcast address, which no single host has",
  multicast: "must not be a multicast address, which no single host has",
  loopback: "must not be a loopback address, which leads every host to itself",
  linkLocal:
    "must not be a link-local address: it is valid on one link only and needs a zone, which neither URLs nor certificates can hold",
  ipv4Mapped: "must not be an IPv4 address in IPv6 notation, which no interface has: write the IPv4 address",
};

const futureUse = "must not be an address of 240.0.0.0/4, which is reserved: no host can have one";

/** Why an address or a host cannot be called by others; undefined for names, and for what is no address at all. */
export function unusableReason(input: string): string | undefined {
  const address = parseAddress(input);
  if (address === undefined) {
    return undefined;
  }
  const range = ipaddr.parse(input).range();
  // The library counts networks for documentation as reserved as well.
  const isForFutureUse = range === "reserved" && address.family === 4 && Number(address.canonical.split(".")[0]) >= 240;
  return isForFutureUse ? futureUse : unusable[range];
}

/** The same for a server that only pods call: a proxy in the pod, or on its node, has a loopback address. */
export function uncallableReason(input: string): string | undefined {
  return isLoopback(input) ? undefined : unusableReason(input);
}

export function isLoopback(input: string | undefined): boolean {
  return input !== undefined && parseAddress(input) !== undefined && ipaddr.parse(input).range() === "loopback";
}

/** An address that an interface of a host can have, and that other hosts can call. */
export function hostAddressRule(input: string): string | undefined {
  return addressRule(input) ?? unusableReason(input);
}

/** An address that a server can listen on: one of its own, the loopback address, or all. */
export function bindAddressRule(input: string): string | undefined {
  const reason = addressRule(input);
  const range = reason === undefined ? ipaddr.parse(input).range() : "";
  // Of the block 0.0.0.0/8, only the address 0.0.0.0 means all.
  const allowed = range === "loopback" || ["0.0.0.0", "::"].includes(parseAddress(input)?.canonical ?? "");
  return reason ?? (allowed ? undefined : unusableReason(input));
}

const dnsNamePattern = /^(\*\.)?([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\.)*[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/i;

export function isDnsName(input: string): boolean {
  return input.length <= 253 && dnsNamePattern.test(input) && !/^[\d.]+$/.test(input);
}

/** One spelling for one host, be it a DNS name or an address. */
export const canonicalHost = (input: string): string => parseAddress(input)?.canonical ?? input.toLowerCase();
