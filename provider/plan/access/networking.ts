// Where Ironic listens, and how it is reached: the blocks of networking, each decided in a file of its own.

import type { DhcpOption, Networking, Version } from "../../schema/types";
import { isLater, text, type Value } from "../../schema/value";
import { bootOptions } from "../dhcp/bootOptions";
import { defaults } from "../../schema/defaults";
import { planDhcp, type DhcpPlan } from "../dhcp/dhcp";
import { planExposure, type ExposurePlan } from "./exposure";
import { planFrontDoor, type FrontDoorPlan } from "./frontDoor";
import {
  planKeepalived,
  validateDistinct,
  virtualIpAddresses,
  wantsKeepalived,
  type KeepalivedPlan,
} from "../address/keepalived";
import { hasMacs, planListen, validateListen, type ListenAddress } from "../address/listen";
import {
  certificateNames,
  planAnnouncedAddress,
  validateAnnounced,
  type AnnouncedAddress,
  type ServerPorts,
} from "./announcedAddress";
import type { PlanContext } from "../base/context";
import { servesVirtualMediaOverTls, type TlsChoice } from "../tls/tls";
import { planProxy, type NetworkProxyPlan } from "./proxy";
import { planNetworkPolicy, type NetworkPolicyPlan } from "./networkPolicy";
import { givenFields, refuseFields, type EveryField } from "../checks/fields";
import { validatePorts, type PortUse } from "../checks/ports";
import type { Problems } from "../checks/problems";

export interface NetworkingPlan {
  readonly hostNetwork: boolean;
  readonly listen: ListenAddress;
  /** Only on the address that is announced, instead of on all addresses of the node. */
  readonly bindsToAddress: boolean;
  readonly ports: ServerPorts;
  readonly announced: AnnouncedAddress;
  readonly certificateNames: readonly Value<string>[];
  readonly frontDoor: FrontDoorPlan | undefined;
  readonly exposure: ExposurePlan | undefined;
  readonly networkPolicy: NetworkPolicyPlan | undefined;
  /** Undefined: Ironic calls everybody directly. */
  readonly proxy: NetworkProxyPlan | undefined;
  /** Undefined: no network boot. */
  readonly dhcp: DhcpPlan | undefined;
  readonly bootOptions: Value<readonly DhcpOption[]> | undefined;
  readonly keepalived: KeepalivedPlan | undefined;
}

/** What the network must know of the rest. */
interface NetworkingNeeds {
  readonly version: Version;
  readonly tls: TlsChoice;
  /** Whether sensor metrics are exported. */
  readonly exportsMetrics: boolean;
  /** Whether several Ironics call each other. */
  readonly highlyAvailable: boolean;
}

/** Whether each field works in the host network only. */
const needsHostNetwork: EveryField<Networking, boolean> = {
  apiPort: false,
  imageServerPort: false,
  imageServerTLSPort: false,
  prometheusExporterPort: false,
  rpcPort: false,
  ipAddress: true,
  externalIP: false,
  disableHostNetwork: false,
  interface: true,
  macAddresses: true,
  bindInterface: true,
  externalCallbackURL: false,
  imageServerExternalURL: false,
  ingress: false,
  gateway: false,
  exposure: false,
  networkPolicy: false,
  proxy: false,
  dhcp: true,
  keepalived: true,
  ipAddressManager: true,
};

/** Without the fields that are given but ask for nothing. */
export function effectiveNetworking(networking: Networking): Networking {
  const { macAddresses, keepalived, ipAddressManager } = networking;
  return {
    ...networking,
    macAddresses: hasMacs(networking) ? macAddresses : undefined,
    keepalived: keepalived?.enabled === true ? keepalived : undefined,
    ipAddressManager: ipAddressManager === "keepalived" ? ipAddressManager : undefined,
  };
}

/** Uses of TCP ports by the servers that are planned here; others add theirs (see ports.ts). */
type PortUsers = Pick<NetworkingNeeds, "tls" | "exportsMetrics" | "highlyAvailable">;

function networkingPorts(networking: Networking = {}, { tls, exportsMetrics, highlyAvailable }: PortUsers): PortUse[] {
  const used = {
    apiPort: true,
    imageServerPort: true,
    imageServerTLSPort: servesVirtualMediaOverTls(tls),
    prometheusExporterPort: exportsMetrics,
    rpcPort: highlyAvailable,
  };
  return (Object.keys(used) as (keyof typeof used)[]).map((field) => ({
    path: `networking.${field}`,
    given: networking[field],
    port: networking[field] ?? defaults.networking[field],
    used: used[field],
  }));
}

export function planNetworking(
  context: PlanContext,
  networking: Networking = {},
  needs: NetworkingNeeds,
): NetworkingPlan {
  const { problems, warnings, names } = context;
  const virtualMediaTls = servesVirtualMediaOverTls(needs.tls);
  const hostNetwork = planHostNetwork(problems, networking);
  validateListen(problems, networking);
  validateAnnounced(problems, networking);
  validatePorts(problems, networkingPorts(networking, needs));
  validateDistinct(problems, networking);
  const listen = planListen(networking, hostNetwork);
  const ports: ServerPorts = {
    api: networking.apiPort ?? defaults.networking.apiPort,
    images: networking.imageServerPort ?? defaults.networking.imageServerPort,
    imagesTls: networking.imageServerTLSPort ?? defaults.networking.imageServerTLSPort,
  };
  const frontDoor = planFrontDoor(problems, networking, names, needs.tls);
  const exposure = planExposure(problems, networking.exposure, virtualMediaTls);
  const announced = planAnnouncedAddress(networking, listen, ports, frontDoor, exposure, virtualMediaTls);
  const keepalived = planKeepalived(problems, networking);
  const dhcp = planDhcp(context, networking, needs.version);
  const options = dhcp && bootOptions(dhcp, listen, ports.images);
  if (dhcp?.kind === "served" && networking.externalIP !== undefined) {
    warnings.push(
      "Hosts that boot from networking.dhcp are told to call networking.externalIP for virtual media and callbacks: it must be reachable from the provisioning network.",
    );
  }
  if (!hostNetwork && announced.kind === "unknown") {
    warnings.push(needs.highlyAvailable ? unroutedPods : unreachable(networking));
  }
  if (dhcp?.kind === "external" && options === undefined) {
    warnings.push(
      "The output dhcpOptions is empty, because the address that Ironic announces is known only on the node. To fill it, set networking.ipAddress to an address that does not change.",
    );
  }
  warnOfPrivilegedPorts(warnings, hostNetwork, networkingPorts(networking, needs));
  const covered = certificateNames(
    networking,
    listen,
    exposure,
    wantsKeepalived(networking) ? virtualIpAddresses(networking).map(({ address }) => address) : [],
  );
  return {
    hostNetwork,
    listen,
    bindsToAddress: networking.bindInterface ?? defaults.networking.bindInterface,
    ports,
    announced,
    certificateNames: covered,
    frontDoor,
    exposure,
    networkPolicy: planNetworkPolicy(problems, networking.networkPolicy, hostNetwork),
    proxy: planProxy(problems, networking, covered),
    dhcp,
    bootOptions: options,
    keepalived,
  };
}

/** Whether the pod is in the pod network where the user does not say so. */
export function usualDisableHostNetwork(networking: Networking): boolean {
  const asked = givenFields(effectiveNetworking(networking), needsHostNetwork);
  return networking.exposure !== undefined && !asked.some(([, isNeeded]) => isNeeded);
}

/** With an exposure, hosts do not need the host network, unless another input needs it. */
function planHostNetwork(problems: Problems, networking: Networking): boolean {
  const asked = effectiveNetworking(networking);
  const disabled = networking.disableHostNetwork ?? usualDisableHostNetwork(networking);
  if (disabled) {
    refuseFields(problems, "networking", asked, needsHostNetwork, (isNeeded) =>
      isNeeded
        ? "cannot be combined with networking.disableHostNetwork: in the pod network the pod gets its address and its only interface from the cluster"
        : undefined,
    );
  }
  return !disabled;
}

const unroutedPods =
  "Hosts can reach Ironic only if pod addresses are routed to them: Ironic runs in the pod network, and with highAvailability each Ironic announces its own address. Keep the host network, or set networking.ingress or networking.gateway.";

function unreachable({ exposure }: Networking): string {
  const reason = "Hosts cannot reach Ironic: it runs in the pod network, and";
  switch (exposure?.type) {
    case "LoadBalancer":
      return `${reason} the address of the load balancer is not known. Set networking.exposure.ipAddress or networking.externalIP.`;
    case "NodePort":
      return `${reason} the address and ports of the nodes are not known. Set networking.externalIP and every port of networking.exposure.nodePorts.`;
    case undefined:
      return `${reason} no input makes it reachable from outside. Set networking.exposure, networking.ingress or networking.gateway, or set networking.externalIP to the address of the load balancer or proxy in front of it.`;
  }
}

function warnOfPrivilegedPorts(warnings: string[], hostNetwork: boolean, uses: readonly PortUse[]): void {
  const low = uses.flatMap(({ port, used }) => (used && !isLater(port) && port < 1024 ? [port] : []));
  if (hostNetwork && low.length > 0) {
    warnings.push(
      `Ports below 1024 (${low.join(", ")}) need the sysctl net.ipv4.ip_unprivileged_port_start on the node: Ironic does not run as root.`,
    );
  }
}

/** scheme://host:port; an IPv6 host is already in brackets. */
export function url(scheme: "http" | "https", host: Value<string>, port?: Value<number>): Value<string> {
  return port === undefined ? text`${scheme}://${host}` : text`${scheme}://${host}:${port}`;
}
