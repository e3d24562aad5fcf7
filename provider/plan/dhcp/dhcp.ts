// Network boot: which addresses dnsmasq hands out, and with which options.

import type { Dhcp, Networking, Version } from "../../schema/types";
import { allValues, mapValue, text, type Value } from "../../schema/value";
import { addressRule, canonical, parseAddress, unusableReason } from "../checks/addresses";
import { compareVersions } from "../base/compareVersions";
import type { PlanContext } from "../base/context";
import { defaults } from "../../schema/defaults";
import { dhcpOptions, firstWithOptions, olderImages, validateOptions, withLease } from "./dhcpOptions";
import { knownNetwork, knownRange, rangeText, validateRange, type RangeFields, type Reserved } from "./dhcpRange";
import { hasMacs } from "../address/listen";
import { virtualIpAddresses } from "../address/keepalived";
import { planLeases, type LeasesPlan } from "./leases";
import { refuseFields, type EveryField } from "../checks/fields";
import { overlap, parseNetwork, type Range } from "../checks/networks";
import type { Problems } from "../checks/problems";
import { check, checkEntries, listValue, peek } from "../checks/check";

/** What dnsmasq hands out, in its own spelling. */
export interface ServedDhcp {
  readonly kind: "served";
  /** DHCP_RANGE: the ranges, joined by ";". */
  readonly ranges: Value<string>;
  /** DHCP_OPTIONS: what holds for one range alone, joined by ";". */
  readonly options: Value<string> | undefined;
  readonly gateway: Value<string> | undefined;
  readonly dns: undefined | { readonly kind: "own" } | { readonly kind: "given"; readonly server: Value<string> };
  readonly hosts: Value<string> | undefined;
  readonly ignore: Value<string> | undefined;
  readonly families: Value<readonly (4 | 6)[]>;
  readonly leases: LeasesPlan;
}

export type DhcpPlan =
  /** TFTP and HTTP alone. */
  { readonly kind: "external" } | ServedDhcp;

interface NamedRange {
  readonly path: string;
  readonly fields: RangeFields;
}

const path = "networking.dhcp";

/** Whether each field is for dnsmasq as the DHCP server, and not only as the TFTP server. */
const forDhcpServer: EveryField<Dhcp, boolean> = {
  external: false,
  networkCIDR: true,
  rangeBegin: true,
  rangeEnd: true,
  gatewayAddress: true,
  dnsAddress: true,
  serveDNS: true,
  hosts: true,
  ignore: true,
  extraRanges: true,
  leaseTime: true,
  options: true,
  leases: true,
};

/** Undefined: no network boot. */
export function planDhcp(
  { problems, warnings, names }: PlanContext,
  networking: Networking,
  version: Version,
): DhcpPlan | undefined {
  const { dhcp } = networking;
  if (dhcp === undefined) {
    return undefined;
  }
  validateListener(problems, networking);
  if (dhcp.external ?? defaults.networking.dhcp.external) {
    validateExternal(problems, dhcp);
    return { kind: "external" };
  }
  const main: NamedRange[] = hasMainRange(dhcp) ? [{ path, fields: dhcp }] : [];
  const extra = (dhcp.extraRanges ?? []).map((fields, i) => ({ path: `${path}.extraRanges[${i}]`, fields }));
  const ranges = [...main, ...extra];
  const reserved: Reserved[] = [
    { path: "networking.ipAddress", address: networking.ipAddress },
    ...virtualIpAddresses(networking),
  ];
  validateRanges(problems, dhcp, { ranges, reserved, version });
  validateOwnAddress(problems, networking, dhcp);
  validateOverlap(problems, ranges, reserved);
  warnOfFamilies(warnings, networking.ipAddress, ranges);
  validateAnswers(problems, dhcp, ranges);
  validateOptions(problems, networking, dhcp, version);
  return {
    kind: "served",
    ranges: joined(
      ranges.map(({ fields }, i) => taggedRange(withLease(rangeText(fields, reserved), fields), i - main.length + 1)),
      ";",
    ),
    options: rangeOptions(dhcp),
    gateway: dhcp.gatewayAddress === undefined ? undefined : canonical(dhcp.gatewayAddress),
    dns: planDns(dhcp),
    hosts: joinedList(dhcp.hosts, ";"),
    ignore: joinedList(dhcp.ignore, ","),
    families: familiesOf(ranges),
    leases: planLeases(problems, dhcp.leases, names.leases),
  };
}

const hasMainRange = ({ networkCIDR, rangeBegin, rangeEnd }: Dhcp): boolean =>
  networkCIDR !== undefined || rangeBegin !== undefined || rangeEnd !== undefined;

function validateListener(problems: Problems, networking: Networking): void {
  if (networking.ipAddress === undefined && networking.interface === undefined && !hasMacs(networking)) {
    problems.add(
      path,
      undefined,
      "needs networking.ipAddress, networking.interface or networking.macAddresses: dnsmasq serves the network of one interface only",
    );
  }
}

function validateExternal(problems: Problems, dhcp: Dhcp): void {
  refuseFields(problems, path, dhcp, forDhcpServer, (isForServer) =>
    isForServer
      ? `cannot be combined with ${path}.external: the other DHCP server hands out addresses and options, dnsmasq does not`
      : undefined,
  );
}

interface Served {
  readonly ranges: readonly NamedRange[];
  readonly reserved: readonly Reserved[];
  readonly version: Version;
}

function validateRanges(problems: Problems, dhcp: Dhcp, { ranges, reserved, version }: Served): void {
  if (ranges.length === 0) {
    problems.add(path, undefined, `needs ${path}.networkCIDR, ${path}.extraRanges or ${path}.external`);
  }
  if (dhcp.networkCIDR === undefined && hasMainRange(dhcp)) {
    problems.add(
      `${path}.networkCIDR`,
      undefined,
      "is required with rangeBegin and rangeEnd: it defines their network",
    );
  }
  if (dhcp.extraRanges !== undefined && dhcp.extraRanges.length > 0 && compareVersions(version, firstWithOptions) < 0) {
    problems.add(
      `${path}.extraRanges`,
      undefined,
      `needs version 37.0 or newer, and version is ${version}: ${olderImages}`,
    );
  }
  ranges.forEach(({ path: at, fields }) => validateRange(problems, at, fields, reserved));
}

function validateOwnAddress(problems: Problems, { ipAddress }: Networking, dhcp: Dhcp): void {
  const network = knownNetwork(dhcp.networkCIDR);
  check(problems, "networking.ipAddress", ipAddress, (address) => {
    const known = parseAddress(address);
    return network === undefined ||
      known === undefined ||
      parseNetwork(`${address}/${network.prefix}`)?.first === network.first
      ? undefined
      : `must be in ${path}.networkCIDR: dnsmasq serves only networks that its interface is attached to`;
  });
}

function validateOverlap(problems: Problems, ranges: readonly NamedRange[], reserved: readonly Reserved[]): void {
  const pools: { path: string; family: number; range: Range }[] = [];
  for (const { path: at, fields } of ranges) {
    const range = knownRange(fields, reserved);
    const family = knownNetwork(fields.networkCIDR)?.family;
    if (range === undefined || family === undefined) {
      continue;
    }
    const other = pools.find((pool) => pool.family === family && overlap(pool.range, range));
    if (other !== undefined) {
      problems.add(
        fields.rangeBegin === undefined ? `${at}.networkCIDR` : `${at}.rangeBegin`,
        fields.rangeBegin ?? fields.networkCIDR,
        `overlaps with the range of ${other.path}: an address could be handed out twice`,
      );
    }
    pools.push({ path: at, family, range });
  }
}

/** The template writes boot options for the family of Ironic's own address only. */
function warnOfFamilies(warnings: string[], ipAddress: Value<string> | undefined, ranges: readonly NamedRange[]): void {
  const own = parseAddress(peek(ipAddress) ?? "")?.family ?? knownNetwork(ranges[0]?.fields.networkCIDR)?.family;
  for (const { path: at, fields } of ranges) {
    const family = knownNetwork(fields.networkCIDR)?.family;
    if (own !== undefined && family !== undefined && family !== own) {
      warnings.push(
        `${at} is IPv${family}, but Ironic announces an IPv${own} address: hosts get addresses there, but no boot options (dnsmasq.conf.j2 of metal3-io/ironic-image).`,
      );
    }
  }
}

function familyReason(family: 4 | 6 | undefined, families: readonly (4 | 6 | undefined)[]): string | undefined {
  return families.length === 0 || families.includes(undefined) || families.includes(family)
    ? undefined
    : `must be of the address family of the ranges: an IPv${family} address would not be announced to any host`;
}

function validateAnswers(problems: Problems, dhcp: Dhcp, ranges: readonly NamedRange[]): void {
  const { dnsAddress, serveDNS, gatewayAddress } = dhcp;
  if (serveDNS === true && dnsAddress !== undefined) {
    problems.add(
      `${path}.dnsAddress`,
      dnsAddress,
      `cannot be combined with ${path}.serveDNS, which announces dnsmasq itself as the DNS server`,
    );
  }
  const families = ranges.map(({ fields }) => knownNetwork(fields.networkCIDR)?.family);
  check(problems, `${path}.dnsAddress`, dnsAddress, (address) => {
    const family = parseAddress(address)?.family;
    return addressRule(address) ?? unusableReason(address) ?? familyReason(family, families);
  });
  if (gatewayAddress !== undefined && !hasMainRange(dhcp)) {
    problems.add(
      `${path}.gatewayAddress`,
      gatewayAddress,
      `needs ${path}.networkCIDR, whose default gateway it is; each entry of extraRanges has its own gatewayAddress`,
    );
  }
  const oneLine = (what: string, separator: string) => (entry: string) =>
    entry.trim() === "" || /[\r\n]/.test(entry) || entry.includes(separator)
      ? `must be ${what}, one line without "${separator}": the image's dnsmasq.conf.j2 splits or joins entries there`
      : undefined;
  const reservation = oneLine("what dnsmasq's dhcp-host takes", ";");
  checkEntries(problems, `${path}.hosts`, dhcp.hosts, (entry) => reservation(entry) ?? reservedAddressRule(entry));
  checkEntries(problems, `${path}.ignore`, dhcp.ignore, oneLine("a tag such as tag:!known", ","));
}

/** MAXDNAME in dnsmasq's config.h, less its own "dhcp-host=" and the end of the line. */
const longestLine = 1000;

/** The addresses among the parts of a reservation; IPv6 ones are in brackets. */
function reservedAddressRule(entry: string): string | undefined {
  if (entry.length > longestLine) {
    return `must be at most ${longestLine} characters, which is where dnsmasq cuts a line`;
  }
  const parts = entry.split(",").map((part) => part.trim().replace(/^\[(.*)\]$/, "$1"));
  return parts.map(unusableReason).find((reason) => reason !== undefined);
}

const joined = (parts: readonly Value<string>[], separator: string): Value<string> =>
  mapValue(allValues(parts), (all) => all.filter((part) => part !== "").join(separator));

function joinedList(
  entries: Value<readonly Value<string>[]> | undefined,
  separator: string,
): Value<string> | undefined {
  const list = mapValue(listValue(entries), (all) => all.map((entry) => entry.trim()).join(separator));
  return list === "" ? undefined : list;
}

/** The main range has no tag; extra ranges are numbered from 1. */
function taggedRange(range: Value<string>, index: number): Value<string> {
  return index < 1 ? range : text`set:range_${index},${range}`;
}

/** The gateways of the ranges, and what else is announced. */
function rangeOptions(dhcp: Dhcp): Value<string> | undefined {
  const options = joined([...gateways(dhcp), ...dhcpOptions(dhcp)], ";");
  return options === "" ? undefined : options;
}

/** An extra range has its own default gateway, or, where the main one's would be sent, none. */
function gateways({ gatewayAddress, extraRanges = [] }: Dhcp): Value<string>[] {
  return extraRanges.map((range, i) => {
    const option = `tag:range_${i + 1},option:router`;
    if (range.gatewayAddress !== undefined) {
      return text`${option},${canonical(range.gatewayAddress)}`;
    }
    return gatewayAddress === undefined
      ? ""
      : mapValue(range.networkCIDR, (cidr) => (parseNetwork(cidr)?.family === 4 ? option : ""));
  });
}

function planDns({ dnsAddress, serveDNS }: Dhcp): ServedDhcp["dns"] {
  if (serveDNS ?? defaults.networking.dhcp.serveDNS) {
    return { kind: "own" };
  }
  return dnsAddress === undefined ? undefined : { kind: "given", server: canonical(dnsAddress) };
}

function familiesOf(ranges: readonly NamedRange[]): Value<readonly (4 | 6)[]> {
  return mapValue(allValues(ranges.map(({ fields }) => fields.networkCIDR ?? "")), (cidrs) =>
    ([4, 6] as const).filter((family) => cidrs.some((cidr) => parseNetwork(cidr)?.family === family)),
  );
}
