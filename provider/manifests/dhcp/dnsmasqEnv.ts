// What dnsmasq is told (rundnsmasq, dnsmasq.conf.j2): where it is, where boot files are, and what it hands out.

import type { DhcpPlan, ServedDhcp } from "../../plan/dhcp/dhcp";
import type { IronicPlan } from "../../plan/plan";
import { listenEnv } from "../address/listenEnv";
import { numberText, optionalEnv } from "../kit/env";
import type { EnvVar } from "../kubernetes/objects";

export function dnsmasqEnv({ networking }: IronicPlan, dhcp: DhcpPlan): EnvVar[] {
  return [
    { name: "HTTP_PORT", value: numberText(networking.ports.images) },
    ...listenEnv(networking.listen),
    ...(dhcp.kind === "served"
      ? [
          { name: "DHCP_RANGE", value: dhcp.ranges },
          ...optionalEnv("DHCP_OPTIONS", dhcp.options),
          ...optionalEnv("DHCP_HOSTS", dhcp.hosts),
          ...optionalEnv("DHCP_IGNORE", dhcp.ignore),
          ...optionalEnv("GATEWAY_IP", dhcp.gateway),
          ...dnsEnv(dhcp.dns),
        ]
      : []),
  ];
}

function dnsEnv(dns: ServedDhcp["dns"]): EnvVar[] {
  switch (dns?.kind) {
    case undefined:
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
