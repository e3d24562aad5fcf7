// Options that dnsmasq announces to hosts besides addresses, gateway and DNS server, in the words of its dhcp-option.

import type { CustomDhcpOption, Dhcp, DhcpAnnouncement, DhcpRoute, Networking, Version } from "../../schema/types";
import { allValues, mapValue, text, type Value } from "../../schema/value";
import { addressRule, isDnsName, parseAddress, unusableReason } from "../checks/addresses";
import { compareVersions } from "../base/compareVersions";
import { characterRule } from "../checks/characters";
import { check, checkEntries, listValue, peek } from "../checks/check";
import { hostNetworkRule, networkRule, parseNetwork } from "../checks/networks";
import type { Problems } from "../checks/problems";
import { knownNetwork, type RangeFields } from "./dhcpRange";

type Family = 4 | 6;

/** The first release whose template reads DHCP_OPTIONS and more than one range. */
export const firstWithOptions: Version = "37.0";
export const olderImages = "older images do not support DHCP_OPTIONS (dnsmasq.conf.j2)";

/** What DHCP needs for itself, and what other inputs announce (RFC 2132, RFC 8415). */
const reservedCodes: Readonly<Record<Family, Readonly<Record<number, string>>>> = {
  4: {
    1: "the netmask, which networkCIDR gives",
    3: "the default gateway: use gatewayAddress",
    6: "the DNS server: use dnsAddress or serveDNS",
    15: "the domain name: use domainName",
    26: "the MTU: use mtu",
    42: "NTP servers: use ntpServers",
    50: "part of the protocol",
    51: "the lease time: use leaseTime",
    52: "part of the protocol",
    53: "part of the protocol",
    54: "part of the protocol",
    55: "part of the protocol",
    61: "part of the protocol",
    66: "the TFTP server, for which the image's dhcp-boot takes precedence: use networking.dhcp.external",
    67: "the boot file, for which the image's dhcp-boot takes precedence: use networking.dhcp.external",
    82: "part of the protocol",
    119: "the search list: use domainSearch",
    121: "static routes: use routes",
  },
  6: {
    1: "part of the protocol",
    2: "part of the protocol",
    3: "part of the protocol",
    13: "part of the protocol",
    23: "the DNS server: use dnsAddress or serveDNS",
    24: "the search list: use domainSearch",
    56: "NTP servers: use ntpServers",
    59: "the boot file, which the image announces",
  },
};

const leasePattern = /^(infinite|\d{1,9}[mhdw]?)$/;
const unitSeconds: Readonly<Record<string, number>> = { m: 60, h: 3600, d: 86_400, w: 604_800 };
/** dnsmasq raises shorter ones. */
const shortestLease = 120;

function leaseTimeRule(given: string): string | undefined {
  const allowed =
    "must be seconds, or a number with m, h, d or w behind it, such as 12h, or infinite; 2 minutes at least";
  if (!leasePattern.test(given)) {
    return allowed;
  }
  const seconds = Number.parseInt(given, 10) * (unitSeconds[given.at(-1) ?? ""] ?? 1);
  return given === "infinite" || (seconds >= shortestLease && seconds < 2 ** 32 - 1) ? undefined : allowed;
}

function validateCode(problems: Problems, path: string, option: CustomDhcpOption): void {
  const { code, ipv6 = false, vendorClass } = option;
  const most = ipv6 ? 65535 : 254;
  if (!(code >= 1 && code <= most)) {
    problems.add(`${path}.code`, code, `must be from 1 to ${most}`);
  }
  const meaning = vendorClass === undefined ? reservedCodes[ipv6 ? 6 : 4][code] : undefined;
  if (meaning !== undefined) {
    problems.add(`${path}.code`, code, `is ${meaning}`);
  }
  if (ipv6 && vendorClass !== undefined) {
    problems.add(`${path}.vendorClass`, vendorClass, "cannot be combined with ipv6: it exists in IPv4 only");
  }
}

/** Entries are separated by semicolons where the image reads them (dnsmasq.conf.j2), parts of an entry by commas. */
const entryRule = (value: string): string | undefined =>
  characterRule(value) ??
  (value.includes(";") ? 'must not contain ";", which separates options for the image' : undefined);

const wordRule = (value: string): string | undefined =>
  entryRule(value) ??
  (value === "" || /[\s,]/.test(value) ? "must be without blanks and commas, and not empty" : undefined);

const domainRule = (name: string): string | undefined =>
  isDnsName(name) && !name.startsWith("*") ? undefined : "must be a domain name, such as example.com";

/** Hosts may be told the way to multicast and link-local networks, too. */
const routedNetworkRule = (network: string): string | undefined =>
  networkRule(network) ?? (/^(127|24\d|25\d)\./.test(network) ? hostNetworkRule(network) : undefined);

const hostAddress =
  (family: Family | undefined) =>
  (address: string): string | undefined =>
    addressRule(address) ??
    unusableReason(address) ??
    (family === undefined || parseAddress(address)?.family === family ? undefined : `must be an IPv${family} address`);

/** What is announced, and to whom. */
interface Audience {
  /** Those of the ranges; an unknown one may be either. */
  readonly families: readonly (Family | undefined)[];
  /** Of a single range: "tag:range_1,". */
  readonly tag: string;
}

function validateAnnouncement(problems: Problems, path: string, given: DhcpAnnouncement, { families }: Audience): void {
  const { ntpServers, domainName, domainSearch, routes = [], mtu, custom = [] } = given;
  const reaches = (family: Family): boolean => families.includes(family) || families.includes(undefined);
  checkEntries(problems, `${path}.ntpServers`, ntpServers, (address) => {
    const family = parseAddress(address)?.family;
    return (
      hostAddress(undefined)(address) ??
      (family === undefined || reaches(family)
        ? undefined
        : `must be of the address family of a range: no range is IPv${family}`)
    );
  });
  check(problems, `${path}.domainName`, domainName, domainRule);
  checkEntries(problems, `${path}.domainSearch`, domainSearch, domainRule);
  routes.forEach((route, i) => {
    check(problems, `${path}.routes[${i}].destination`, route.destination, (network) =>
      parseNetwork(network)?.family === 6
        ? "must be an IPv4 network: in IPv6 routers advertise routes"
        : routedNetworkRule(network),
    );
    check(problems, `${path}.routes[${i}].gateway`, route.gateway, hostAddress(4));
  });
  check(problems, `${path}.mtu`, mtu, (bytes) =>
    bytes >= 68 && bytes <= 65535 ? undefined : "must be from 68 to 65535 bytes",
  );
  custom.forEach((option, i) => {
    validateCode(problems, `${path}.custom[${i}]`, option);
    check(problems, `${path}.custom[${i}].value`, option.value, entryRule);
    check(problems, `${path}.custom[${i}].vendorClass`, option.vendorClass, wordRule);
    if (!reaches(option.ipv6 === true ? 6 : 4)) {
      problems.add(
        `${path}.custom[${i}]`,
        undefined,
        `reaches no host: no range is IPv${option.ipv6 === true ? 6 : 4}`,
      );
    }
  });
  for (const field of ["domainName", "routes", "mtu"] as const) {
    if (given[field] !== undefined && !reaches(4)) {
      problems.add(`${path}.${field}`, undefined, "applies to IPv4 only, and no range is IPv4");
    }
  }
}

/** The entries of DHCP_OPTIONS. */
function announcedOptions(given: DhcpAnnouncement, { tag, families }: Audience): Value<string>[] {
  const { domainName, domainSearch, routes, mtu, custom = [] } = given;
  const ntp = (family: Family): Value<string> =>
    mapValue(listValue(given.ntpServers), (all) =>
      all
        .flatMap((address) => parseAddress(address) ?? [])
        .filter((address) => address.family === family)
        .map(({ canonical: ip }) => (family === 6 ? `[${ip}]` : ip))
        .join(","),
    );
  const search = mapValue(listValue(domainSearch), (all) => all.join(","));
  const has = (family: Family): boolean => families.includes(family) || families.includes(undefined);
  const entry = (name: string, value: Value<string> | undefined): Value<string>[] =>
    value === undefined ? [] : [mapValue(value, (known) => (known === "" ? "" : `${tag}${name},${known}`))];
  return [
    ...(has(4) ? [...entry("option:ntp-server", ntp(4)), ...entry("option:domain-search", search)] : []),
    ...(has(6) ? [...entry("option6:ntp-server", ntp(6)), ...entry("option6:domain-search", search)] : []),
    ...entry("option:domain-name", domainName),
    ...entry("option:classless-static-route", routes === undefined ? undefined : routesText(routes)),
    ...entry("option:mtu", mtu === undefined ? undefined : mapValue(mtu, String)),
    ...custom.map((option) => customText(tag, option)),
  ];
}

function routesText(routes: readonly DhcpRoute[]): Value<string> {
  const parts = routes.flatMap(({ destination, gateway }) => [destination, gateway]);
  return mapValue(allValues(parts), (all) => all.join(","));
}

function customText(tag: string, { code, value, ipv6, vendorClass }: CustomDhcpOption): Value<string> {
  if (vendorClass !== undefined) {
    return text`${tag}vendor:${vendorClass},${code},${value}`;
  }
  return text`${tag}${ipv6 === true ? "option6:" : ""}${code},${value}`;
}

export const withLease = (range: Value<string>, { leaseTime }: RangeFields): Value<string> =>
  leaseTime === undefined ? range : text`${range},${leaseTime}`;

interface Announced extends Audience {
  readonly path: string;
  readonly given: Pick<Dhcp, "options" | "leaseTime">;
}

/** What is announced to all ranges, then what is announced to one. */
function announcements(dhcp: Dhcp): Announced[] {
  const { extraRanges = [] } = dhcp;
  const main = dhcp.networkCIDR === undefined ? [] : [dhcp.networkCIDR];
  const families = [...main, ...extraRanges.map(({ networkCIDR }) => networkCIDR)].map(familyOf);
  return [
    { path: "networking.dhcp", given: dhcp, families, tag: "" },
    ...extraRanges.map((given, i) => ({
      path: `networking.dhcp.extraRanges[${i}]`,
      given,
      families: [familyOf(given.networkCIDR)],
      tag: `tag:range_${i + 1},`,
    })),
  ];
}

const familyOf = (cidr: Value<string>): Family | undefined => knownNetwork(cidr)?.family;

export function validateOptions(problems: Problems, { ipAddress }: Networking, dhcp: Dhcp, version: Version): void {
  const own = parseAddress(peek(ipAddress) ?? "")?.family;
  for (const { path, given, ...audience } of announcements(dhcp)) {
    check(problems, `${path}.leaseTime`, given.leaseTime, leaseTimeRule);
    if (given.options === undefined) {
      continue;
    }
    if (compareVersions(version, firstWithOptions) < 0) {
      problems.add(
        `${path}.options`,
        undefined,
        `needs version 37.0 or newer, and version is ${version}: ${olderImages}`,
      );
    }
    if (own === 6) {
      problems.add(
        `${path}.options`,
        undefined,
        "needs an IPv4 address in networking.ipAddress: with an IPv6 address the image ignores DHCP_OPTIONS (dnsmasq.conf.j2)",
      );
    }
    validateAnnouncement(problems, `${path}.options`, given.options, audience);
  }
}

/** The entries of DHCP_OPTIONS, for all ranges and for single ones. */
export function dhcpOptions(dhcp: Dhcp): Value<string>[] {
  return announcements(dhcp).flatMap(({ given, ...audience }) => announcedOptions(given.options ?? {}, audience));
}
