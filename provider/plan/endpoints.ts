// The URLs and ports of Ironic, as far as they are known at planning.

import type { Port } from "../schema/types";
import { mapValue, text, type Value } from "../schema/value";
import type { PlanContext } from "./base/context";
import { urlHost } from "./checks/addresses";
import type { DhcpPlan } from "./dhcp/dhcp";
import type { ExporterPlan } from "./monitoring/exporter";
import type { HighAvailabilityPlan } from "./highAvailability/highAvailability";
import { url, type NetworkingPlan } from "./access/networking";
import { peek } from "./checks/check";
import { servesVirtualMediaOverTls, servesTls, type TlsPlan } from "./tls/tls";

export interface Endpoints {
  readonly api: Value<string>;
  readonly externalApi: Value<string> | undefined;
  /** What Ironic must announce to hosts; undefined where it finds out by itself. */
  readonly announced: { readonly api: Value<string>; readonly images: Value<string> } | undefined;
  readonly images: Value<string>;
  readonly imagesTls: Value<string> | undefined;
  readonly ports: readonly Port[];
}

/** Ports of the Service: those that the baremetal-operator expects of metal3-io/ironic-standalone-operator. */
export const servicePorts = { apiHttp: 80, apiHttps: 443, images: 8080, imagesTls: 8443 } as const;

interface AnnouncedUrls {
  readonly api: Value<string> | undefined;
  readonly images: Value<string> | undefined;
  readonly imagesTls: Value<string> | undefined;
}

function announcedUrls(
  { announced, listen, ports }: NetworkingPlan,
  tls: boolean,
  virtualMediaTls: boolean,
): AnnouncedUrls {
  switch (announced.kind) {
    case "unknown":
      return { api: undefined, images: undefined, imagesTls: undefined };
    case "own":
    case "forwarded":
      return {
        api: url(tls ? "https" : "http", announced.host, announced.ports.api),
        images: url("http", announced.host, announced.ports.images),
        imagesTls: url("https", announced.host, announced.ports.imagesTls),
      };
    case "urls":
      // The proxy leads to the virtual media server, which with virtual media over TLS is not the plain one.
      return virtualMediaTls
        ? {
            api: announced.api,
            images: listen.kind === "given" ? url("http", mapValue(listen.ip, urlHost), ports.images) : undefined,
            imagesTls: announced.images,
          }
        : { api: announced.api, images: announced.images, imagesTls: undefined };
  }
}

/** What listens, and how it is protected. */
interface Servers {
  readonly networking: NetworkingPlan;
  readonly tls: TlsPlan;
  readonly exporter: ExporterPlan | undefined;
  readonly highAvailability: HighAvailabilityPlan | undefined;
}

export function planEndpoints(
  { names, namespace }: PlanContext,
  { networking, tls: tlsPlan, exporter, highAvailability }: Servers,
): Endpoints {
  const tls = servesTls(tlsPlan);
  const serviceHost = text`${names.base}.${namespace}.svc`;
  const virtualMediaTls = servesVirtualMediaOverTls(tlsPlan);
  const called = announcedUrls(networking, tls, virtualMediaTls);
  const media = virtualMediaTls ? called.imagesTls : called.images;
  const { kind } = networking.announced;
  return {
    api: url(tls ? "https" : "http", serviceHost),
    externalApi: called.api,
    announced:
      (kind === "forwarded" || kind === "urls") && called.api !== undefined && media !== undefined
        ? { api: called.api, images: media }
        : undefined,
    images: called.images ?? url("http", serviceHost, servicePorts.images),
    imagesTls: virtualMediaTls ? (called.imagesTls ?? url("https", serviceHost, servicePorts.imagesTls)) : undefined,
    ports: [...firewallPorts(networking, virtualMediaTls), ...metricsPorts(exporter), ...rpcPorts(highAvailability)],
  };
}

function metricsPorts(exporter: ExporterPlan | undefined): Port[] {
  return exporter === undefined
    ? []
    : [{ name: "metrics", port: exporter.port, protocol: "TCP", purpose: "sensor metrics, to Prometheus" }];
}

function rpcPorts(highAvailability: HighAvailabilityPlan | undefined): Port[] {
  return highAvailability === undefined
    ? []
    : [{ name: "json-rpc", port: highAvailability.rpcPort, protocol: "TCP", purpose: "JSON-RPC, between the Ironics" }];
}

function firewallPorts({ ports, announced, dhcp }: NetworkingPlan, virtualMediaTls: boolean): Port[] {
  const called = announced.kind === "forwarded" ? announced.ports : ports;
  const open: Port[] = [
    { name: "ironic-api", port: called.api, protocol: "TCP", purpose: "the API, from hosts (callbacks) and clients" },
    {
      name: "image-svc",
      port: called.images,
      protocol: "TCP",
      purpose: "ramdisks and boot files, to hosts and BMCs",
    },
  ];
  if (virtualMediaTls) {
    open.push({ name: "image-svc-tls", port: called.imagesTls, protocol: "TCP", purpose: "virtual media, to BMCs" });
  }
  return [...open, ...bootPorts(dhcp)];
}

function bootPorts(dhcp: DhcpPlan | undefined): Port[] {
  const tftp: Port = {
    name: "tftp",
    port: 69,
    protocol: "UDP",
    purpose: "boot loaders, to hosts; replies come from other ports, so the firewall needs TFTP connection tracking",
  };
  switch (dhcp?.kind) {
    case undefined:
      return [];
    case "external":
      return [tftp];
    case "served": {
      // An unknown family may be either.
      const families = peek(dhcp.families) ?? [4, 6];
      const dns = (protocol: "TCP" | "UDP"): Port => ({ name: "dns", port: 53, protocol, purpose: "DNS, to hosts" });
      return [
        ...(families.includes(4)
          ? [{ name: "dhcp", port: 67, protocol: "UDP", purpose: "DHCP, from hosts and relays" }]
          : []),
        ...(families.includes(6)
          ? [{ name: "dhcpv6", port: 547, protocol: "UDP", purpose: "DHCPv6, from hosts and relays" }]
          : []),
        tftp,
        ...(dhcp.dns?.kind === "own" ? [dns("UDP"), dns("TCP")] : []),
      ];
    }
  }
}
