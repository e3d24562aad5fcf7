// Virtual IPs that a keepalived container holds on the node of the pod.

import type { Keepalived, Networking } from "../../schema/types";
import { mapValue, text, type Value } from "../../schema/value";
import { canonical, parseAddress, hostAddressRule } from "../checks/addresses";
import { defaults } from "../../schema/defaults";
import { FirstUses } from "../checks/firstUses";
import { interfaceRule } from "./listen";
import { validateObjectName } from "../checks/objectNames";
import { bitsOf, parseNetwork } from "../checks/networks";
import type { Problems } from "../checks/problems";
import { check, peek } from "../checks/check";

export interface KeepalivedPlan {
  /** "ip,interface[,prefix]" each, the main one first. */
  readonly virtualIps: readonly Value<string>[];
  readonly vrid: Value<number>;
  /** The user's Secret; undefined when the password is generated. */
  readonly passwordSecretName: Value<string> | undefined;
}

/** Every requested virtual IP, with the input that holds it. */
export function virtualIpAddresses({ keepalived }: Networking): { path: string; address: Value<string> }[] {
  return keepalived?.enabled === true
    ? (keepalived.additionalVIPs ?? []).map(({ ipAddress }, i) => ({
        path: `networking.keepalived.additionalVIPs[${i}].ipAddress`,
        address: ipAddress,
      }))
    : [];
}

export function wantsKeepalived({ keepalived, ipAddressManager }: Networking): boolean {
  return keepalived?.enabled === true || ipAddressManager === "keepalived";
}

export function planKeepalived(problems: Problems, networking: Networking): KeepalivedPlan | undefined {
  const { keepalived = { enabled: false }, ipAddressManager, ipAddress } = networking;
  validateKeepalived(problems, keepalived, ipAddress);
  if (!wantsKeepalived(networking)) {
    return undefined;
  }
  const asked = keepalived.enabled ? "networking.keepalived" : "networking.ipAddressManager";
  if (keepalived.enabled && ipAddressManager === "keepalived") {
    problems.add(
      "networking.ipAddressManager",
      ipAddressManager,
      "cannot be combined with networking.keepalived, which replaces it",
    );
  }
  for (const field of ["ipAddress", "interface"] as const) {
    if (networking[field] === undefined) {
      problems.add(
        `networking.${field}`,
        undefined,
        `is required with ${asked}: keepalived assigns the address to the interface`,
      );
    }
  }
  const main = text`${canonical(ipAddress ?? "")},${networking.interface ?? ""}`;
  return {
    virtualIps: [
      // Other hosts of the network are reached through the virtual IP's own prefix.
      keepalived.enabled && networking.dhcp?.networkCIDR !== undefined
        ? text`${main},${mapValue(networking.dhcp.networkCIDR, prefixOf)}`
        : main,
      ...(keepalived.enabled ? (keepalived.additionalVIPs ?? []) : []).map((vip) =>
        vip.prefix === undefined
          ? text`${canonical(vip.ipAddress)},${vip.interface}`
          : text`${canonical(vip.ipAddress)},${vip.interface},${vip.prefix}`,
      ),
    ],
    vrid: keepalived.vrid ?? defaults.networking.keepalived.vrid,
    passwordSecretName: keepalived.passwordSecretName,
  };
}

const prefixOf = (cidr: string): string => String(parseNetwork(cidr)?.prefix ?? "");

/** A disabled block is checked as well: its mistakes would appear when it is enabled. */
function validateKeepalived(
  problems: Problems,
  { vrid, passwordSecretName, additionalVIPs = [] }: Keepalived,
  main: Value<string> | undefined,
): void {
  const path = "networking.keepalived";
  check(problems, `${path}.vrid`, vrid, (id) =>
    Number.isInteger(id) && id >= 1 && id <= 255 ? undefined : "must be from 1 to 255: VRRP has one byte for it",
  );
  validateObjectName(problems, `${path}.passwordSecretName`, passwordSecretName);
  additionalVIPs.forEach((vip, i) => {
    const at = `${path}.additionalVIPs[${i}]`;
    check(
      problems,
      `${at}.ipAddress`,
      vip.ipAddress,
      (address) => hostAddressRule(address) ?? familyRule(address, main),
    );
    check(problems, `${at}.interface`, vip.interface, interfaceRule);
    const family = parseAddress(peek(vip.ipAddress) ?? "")?.family;
    const most = bitsOf(family ?? 6);
    check(problems, `${at}.prefix`, vip.prefix, (prefix) =>
      Number.isInteger(prefix) && prefix >= 1 && prefix <= most
        ? undefined
        : `must be a prefix length from 1 to ${most}${family === undefined ? "" : `, because the address is IPv${family}`}`,
    );
  });
}

/** All addresses belong to one VRRP instance (sample.keepalived.conf of the image). */
function familyRule(address: string, main: Value<string> | undefined): string | undefined {
  const mainFamily = parseAddress(peek(main) ?? "")?.family;
  return mainFamily === undefined || parseAddress(address)?.family === mainFamily
    ? undefined
    : "must be of the address family of networking.ipAddress: keepalived would ignore it, because one VRRP instance has one family";
}

export function validateDistinct(problems: Problems, networking: Networking): void {
  const firstUses = new FirstUses<string>();
  const all = [{ path: "networking.ipAddress", address: networking.ipAddress }, ...virtualIpAddresses(networking)];
  for (const { path, address } of all) {
    const known = parseAddress(peek(address) ?? "")?.canonical;
    const other = known === undefined ? undefined : firstUses.add(known, path);
    if (other !== undefined) {
      problems.add(path, address, `must differ from ${other}`);
    }
  }
}
