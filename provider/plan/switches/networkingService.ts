// The networking service, which configures ports of network switches, and the networks that it assigns them to.

import type { NetworkingService, ProviderNetwork } from "../../schema/types";
import { allValues, mapValue, type Value } from "../../schema/value";
import { defaults } from "../../schema/defaults";
import { validateObjectName } from "../checks/objectNames";
import { FirstUses } from "../checks/firstUses";
import type { Problems } from "../checks/problems";
import { check, checkEntries, listValue, peek } from "../checks/check";

export interface NetworkingServicePlan {
  readonly networks: readonly ProviderNetworkPlan[];
  /** Undefined: the component creates it. */
  readonly switchConfig: Value<string> | undefined;
  readonly switchCredentials: Value<string> | undefined;
}

export interface ProviderNetworkPlan {
  readonly type: ProviderNetwork["type"];
  /** "trunk/native_vlan=1/allowed_vlans=2,5-7/mtu=9000", as ironic.conf.j2 wants it. */
  readonly setting: Value<string>;
}

export const networkingRpcPort = 6190;

const lowestVlan = 1;
const highestVlan = 4094;
const smallestMtu = 1280;
const largestMtu = 9216;

const isVlan = (vlan: number): boolean => Number.isInteger(vlan) && vlan >= lowestVlan && vlan <= highestVlan;

function vlanRangeRule(given: string): string | undefined {
  const reason = `must be a VLAN (100) or a range of them (200-299), from ${lowestVlan} to ${highestVlan}`;
  const [, first, last] = /^ {0,8}(\d{1,8}) {0,8}(?:- {0,8}(\d{1,8}) {0,8})?$/.exec(given) ?? [];
  if (first === undefined || !isVlan(Number(first))) {
    return reason;
  }
  if (last === undefined) {
    return undefined;
  }
  return isVlan(Number(last)) && Number(first) < Number(last) ? undefined : `${reason}, the lower one first`;
}

export function planNetworkingService(
  problems: Problems,
  service: NetworkingService = {},
): NetworkingServicePlan | undefined {
  validateObjectName(problems, "networkingService.switchConfigSecretName", service.switchConfigSecretName);
  validateObjectName(problems, "networkingService.switchCredentialsSecretName", service.switchCredentialsSecretName);
  const networks = planProviderNetworks(problems, service.providerNetworks ?? []);
  return (service.enabled ?? defaults.networkingService.enabled)
    ? {
        networks,
        switchConfig: service.switchConfigSecretName,
        switchCredentials: service.switchCredentialsSecretName,
      }
    : undefined;
}

function planProviderNetworks(problems: Problems, networks: readonly ProviderNetwork[]): ProviderNetworkPlan[] {
  const firstUses = new FirstUses<string>();
  return networks.map((network, i) => {
    const path = `networkingService.providerNetworks[${i}]`;
    const first = firstUses.add(network.type, path);
    if (first !== undefined) {
      problems.add(`${path}.type`, network.type, `is already used by ${first}`);
    }
    validateProviderNetwork(problems, path, network);
    return { type: network.type, setting: networkSetting(network) };
  });
}

function validateProviderNetwork(problems: Problems, path: string, network: ProviderNetwork): void {
  const mode = network.mode ?? defaults.networkingService.providerNetworks.mode;
  const { nativeVLAN, allowedVLANs, mtu } = network;
  check(problems, `${path}.nativeVLAN`, nativeVLAN, (vlan) =>
    isVlan(vlan) ? undefined : `must be a VLAN, from ${lowestVlan} to ${highestVlan}`,
  );
  check(problems, `${path}.mtu`, mtu, (bytes) =>
    bytes >= smallestMtu && bytes <= largestMtu ? undefined : `must be from ${smallestMtu} to ${largestMtu} bytes`,
  );
  checkEntries(problems, `${path}.allowedVLANs`, allowedVLANs, vlanRangeRule);
  const allowed = peek(allowedVLANs);
  if (mode === "access" && allowed !== undefined && allowed.length > 0) {
    problems.add(`${path}.allowedVLANs`, allowedVLANs, "cannot be combined with mode access, which carries one VLAN");
  }
  if (mode !== "access" && (allowedVLANs === undefined || allowed?.length === 0)) {
    problems.add(`${path}.allowedVLANs`, allowedVLANs, `is required with mode ${mode}`);
  }
}

function networkSetting(network: ProviderNetwork): Value<string> {
  const mode = network.mode ?? defaults.networkingService.providerNetworks.mode;
  const part = (key: string, value: Value<string | number>): Value<string> => mapValue(value, (v) => `${key}=${v}`);
  const ranges = mapValue(listValue(network.allowedVLANs), (list) => list.map((r) => r.replace(/\s/g, "")).join(","));
  const parts: Value<string>[] = [
    mode,
    part("native_vlan", network.nativeVLAN),
    ...(mode === "access" ? [] : [part("allowed_vlans", ranges)]),
    ...(network.mtu === undefined ? [] : [part("mtu", network.mtu)]),
  ];
  return mapValue(allValues(parts), (all) => all.join("/"));
}
