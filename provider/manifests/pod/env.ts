// The environment variables by which the containers learn where they are and what they tell to machines.

import type { DhcpPlan, ServedDhcp } from "../../plan/dhcp/dhcp";
import type { KeepalivedPlan } from "../../plan/address/keepalived";
import type { ListenAddress } from "../../plan/address/listen";
import type { IronicPlan } from "../../plan/plan";
import { protectsVirtualMedia, servesTls } from "../../plan/tls/tls";
import { allValues, mapValue, type Value } from "../../schema/value";
import { databaseEnv } from "../database/clientEnv";
import { exporterEnv } from "../monitoring/exporterEnv";
import { networkingClientEnv } from "../switches/networkingEnv";
import { rpcEnv } from "../highAvailability/rpcEnv";
import type { EnvVar } from "../kubernetes/objects";
import { agentImageEnv, inspectionEnv, trustEnv } from "./workloadEnv";

function optional(name: string, value: Value<string> | undefined): EnvVar[] {
  return value === undefined ? [] : [{ name, value }];
}

const number = (value: Value<number>): Value<string> => mapValue(value, String);

const commaJoined = (list: Value<string[]>): Value<string> => mapValue(list, (all) => all.join(","));

/** How wait_for_interface_or_ip of ironic-common.sh finds the address; an address wins over an interface. */
function listenEnv(listen: ListenAddress): EnvVar[] {
  switch (listen.kind) {
    case "given":
      return [
        { name: "PROVISIONING_IP", value: listen.ip },
        ...optional("PROVISIONING_INTERFACE", listen.interface),
        ...optional("PROVISIONING_MACS", listen.macs && commaJoined(listen.macs)),
      ];
    case "interface":
      return [{ name: "PROVISIONING_INTERFACE", value: listen.interface }];
    case "macs":
      return [{ name: "PROVISIONING_MACS", value: commaJoined(listen.macs) }];
    case "node":
      return [{ name: "PROVISIONING_IP", valueFrom: { fieldRef: { fieldPath: "status.hostIP" } } }];
    case "pod":
      return [{ name: "PROVISIONING_IP", valueFrom: { fieldRef: { fieldPath: "status.podIP" } } }];
  }
}

/** What ironic and httpd both need (ironic-common.sh, tls-common.sh, runhttpd). */
export function commonEnv(plan: IronicPlan): EnvVar[] {
  const { networking, ramdisk } = plan;
  return [
    { name: "IRONIC_LISTEN_PORT", value: number(networking.ports.api) },
    { name: "IRONIC_ACCESS_PORT", value: number(networking.ports.api) },
    { name: "HTTP_PORT", value: number(networking.ports.images) },
    { name: "LISTEN_ALL_INTERFACES", value: String(!networking.bindsToAddress) },
    ...listenEnv(networking.listen),
    ...tlsEnv(plan),
    ...optional("IRONIC_KERNEL_PARAMS", ramdisk.kernelParams),
    ...optional("IRONIC_RAMDISK_SSH_KEY", ramdisk.sshKey),
    ...inspectionEnv(plan),
    ...agentImageEnv(plan),
  ];
}

function tlsEnv(plan: IronicPlan): EnvVar[] {
  if (!servesTls(plan.tls)) {
    return [];
  }
  return [
    { name: "IRONIC_PRIVATE_PORT", value: "unix" },
    { name: "IRONIC_REVERSE_PROXY_SETUP", value: "true" },
    ...(protectsVirtualMedia(plan.tls)
      ? [{ name: "VMEDIA_TLS_PORT", value: number(plan.networking.ports.imagesTls) }]
      : []),
    // The image's own default is 1: no verification.
    { name: "IRONIC_IPA_INSECURE", value: plan.ramdisk.verifyTls ? "0" : "1" },
  ];
}

/** What ironic alone needs (configure-ironic.sh). */
export function ironicEnv(plan: IronicPlan): EnvVar[] {
  return [
    ...databaseEnv(plan.database),
    ...rpcEnv(plan),
    ...networkingClientEnv(plan),
    ...trustEnv(plan),
    ...exporterEnv(plan),
    ...plan.extraConfig.open.map(({ variable, value }) => ({ name: variable, value })),
    ...externalEnv(plan),
  ];
}

/**
 * The URLs are given whole: from IRONIC_EXTERNAL_IP alone the image makes a broken URL of an IPv6 address
 * (configure-ironic.sh adds no brackets).
 */
function externalEnv({ endpoints: { announced } }: IronicPlan): EnvVar[] {
  return announced === undefined
    ? []
    : [
        { name: "IRONIC_EXTERNAL_CALLBACK_URL", value: announced.api },
        { name: "IRONIC_EXTERNAL_HTTP_URL", value: announced.images },
      ];
}

/** What dnsmasq needs (rundnsmasq, dnsmasq.conf.j2): where it is, where boot files are, and what it hands out. */
export function dnsmasqEnv({ networking }: IronicPlan, dhcp: DhcpPlan): EnvVar[] {
  return [
    { name: "HTTP_PORT", value: number(networking.ports.images) },
    ...listenEnv(networking.listen),
    ...(dhcp.kind === "served"
      ? [
          { name: "DHCP_RANGE", value: dhcp.ranges },
          ...optional("DHCP_OPTIONS", dhcp.options),
          ...optional("DHCP_HOSTS", dhcp.hosts),
          ...optional("DHCP_IGNORE", dhcp.ignore),
          ...optional("GATEWAY_IP", dhcp.gateway),
          ...dnsEnv(dhcp.dns),
        ]
      : []),
  ];
}

function dnsEnv(dns: ServedDhcp["dns"]): EnvVar[] {
  switch (dns.kind) {
    case "none":
      return [];
    case "given":
      return [{ name: "DNS_IP", value: dns.server }];
    case "own":
      // The image's own default is 0: it would name itself as DNS server, and answer no query.
      return [
        { name: "DNS_IP", value: "provisioning" },
        { name: "DNS_PORT", value: "53" },
      ];
  }
}

/** What keepalived needs (metal3-io/utility-images, keepalived/manage-keepalived.sh). */
export function keepalivedEnv(keepalived: KeepalivedPlan, passwordFile: string): EnvVar[] {
  return [
    {
      name: "KEEPALIVED_VIRTUAL_IPS",
      value: mapValue(allValues(keepalived.virtualIps), (entries) => entries.join(" ")),
    },
    { name: "KEEPALIVED_VRID", value: number(keepalived.vrid) },
    { name: "KEEPALIVED_AUTH_PASS_FILE", value: passwordFile },
  ];
}
