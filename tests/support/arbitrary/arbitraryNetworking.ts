// Arbitrary blocks of networking, near enough to sense that many of them make a plan.

import * as fc from "fast-check";
import type {
  CustomDhcpOption,
  Dhcp,
  DhcpAnnouncement,
  DhcpRange,
  DhcpRoute,
  Exposure,
  Networking,
  Proxy,
  VirtualIp,
} from "../../../provider/schema/types";
import type { Value } from "../../../provider/schema/value";
import { secret, unknown } from "../values/fakeLater";

const address = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 255 }).map((host) => `192.0.2.${host}`) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 255 }).map((host) => `198.51.100.${host}`) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((host) => `2001:DB8::${host.toString(16)}`) },
  { weight: 1, arbitrary: fc.constantFrom("", "192.0.2", "192.0.2.0/24", "fe80::1%eth0", "::ffff:192.0.2.1", "name") },
);
const network = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 22, max: 30 }).map((prefix) => `192.0.2.0/${prefix}`) },
  { weight: 2, arbitrary: fc.integer({ min: 24, max: 30 }).map((prefix) => `198.51.100.0/${prefix}`) },
  { weight: 2, arbitrary: fc.integer({ min: 64, max: 126 }).map((prefix) => `2001:db8::/${prefix}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("", "0.0.0.0/0", "::/0", "192.0.2.0", "192.0.2.0/33", "2001:db8::/48", "x/8"),
  },
);
const interfaceName = fc.constantFrom("eno1", "eno2", "bond0.100", "", "two words", "a-name-that-is-too-long");
const url = fc.constantFrom(
  "https://a.example.com",
  "http://[2001:db8::1]:80/x/",
  "https://a:b@c",
  "a.example.com",
  "http://:80",
);
const port = fc.oneof(fc.constantFrom(6385, 6180, 6183, 8080, 30000), fc.integer({ min: -1, max: 70000 }));

/** Plain, secret or unknown: the plan must not care. */
function valueOf<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<Value<T>> {
  return fc.oneof(
    { weight: 8, arbitrary: arbitrary as fc.Arbitrary<Value<T>> },
    { weight: 1, arbitrary: arbitrary.map((value) => secret(value)) },
    { weight: 1, arbitrary: fc.constant(unknown<T>()) },
  );
}

function record<T>(fields: { [K in keyof T]-?: fc.Arbitrary<T[K]> }, required: (keyof T)[] = []): fc.Arbitrary<T> {
  return fc
    .record(fields as Record<string, fc.Arbitrary<unknown>>, { requiredKeys: required as string[] })
    .map((value) => value as T);
}

const leaseTime = valueOf(fc.constantFrom("12h", "600", "infinite", "1m", "soon"));
const options = record<DhcpAnnouncement>({
  ntpServers: valueOf(fc.array(address, { maxLength: 2 })),
  domainName: valueOf(fc.constantFrom("example.com", "*.example.com", "")),
  domainSearch: valueOf(fc.array(fc.constantFrom("a.example", "b.example"), { maxLength: 2 })),
  routes: fc.array(
    record<DhcpRoute>({ destination: valueOf(network), gateway: valueOf(address) }, ["destination", "gateway"]),
    {
      maxLength: 2,
    },
  ),
  mtu: valueOf(fc.integer({ min: 0, max: 70_000 })),
  custom: fc.array(
    record<CustomDhcpOption>(
      {
        code: fc.constantFrom(2, 3, 43, 252, 300),
        value: valueOf(fc.constantFrom("0:0:0:5", "http://wpad.example/x", "a;b")),
        ipv6: fc.boolean(),
        vendorClass: valueOf(fc.constantFrom("PXEClient", "a b")),
      },
      ["code", "value"],
    ),
    { maxLength: 1 },
  ),
});

const range = record<DhcpRange>(
  {
    leaseTime,
    options,
    networkCIDR: valueOf(network),
    rangeBegin: valueOf(address),
    rangeEnd: valueOf(address),
    gatewayAddress: valueOf(address),
  },
  ["networkCIDR"],
);

const dhcp = record<Dhcp>({
  external: fc.boolean(),
  networkCIDR: valueOf(network),
  rangeBegin: valueOf(address),
  rangeEnd: valueOf(address),
  gatewayAddress: valueOf(address),
  dnsAddress: valueOf(address),
  serveDNS: fc.boolean(),
  hosts: valueOf(fc.array(fc.constantFrom("52:54:00:12:34:56,192.0.2.7", "id:*,set:x", "a;b", ""), { maxLength: 2 })),
  ignore: valueOf(fc.array(fc.constantFrom("tag:!known", "tag:a,tag:b"), { maxLength: 2 })),
  extraRanges: fc.array(range, { maxLength: 2 }),
  leaseTime,
  options,
  leases: record({
    claimName: valueOf(fc.constantFrom("mine", "Not Good")),
    size: valueOf(fc.constantFrom("1Gi", "large")),
    storageClassName: valueOf(fc.constantFrom("fast", "")),
  }),
});

const virtualIp = record<VirtualIp>(
  {
    ipAddress: valueOf(address),
    interface: valueOf(interfaceName),
    prefix: valueOf(fc.integer({ min: -1, max: 130 })),
  },
  ["ipAddress", "interface"],
);

const exposure = record<Exposure>(
  {
    type: fc.constantFrom("NodePort" as const, "LoadBalancer" as const),
    annotations: valueOf(fc.dictionary(fc.constantFrom("a", "b"), fc.string(), { maxKeys: 2 })),
    ipAddress: valueOf(address),
    loadBalancerClass: valueOf(fc.constantFrom("example.com/a", "not good")),
    loadBalancerSourceRanges: valueOf(fc.array(network, { maxLength: 2 })),
    externalTrafficPolicy: fc.constantFrom("Cluster" as const, "Local" as const),
    nodePorts: record({ api: valueOf(port), images: valueOf(port), imagesTLS: valueOf(port) }),
    awaitAddress: fc.boolean(),
  },
  ["type"],
);

export const anyNetworking: fc.Arbitrary<Networking> = record<Networking>({
  apiPort: valueOf(port),
  imageServerPort: valueOf(port),
  imageServerTLSPort: valueOf(port),
  prometheusExporterPort: valueOf(port),
  rpcPort: valueOf(port),
  ipAddress: valueOf(address),
  interface: valueOf(interfaceName),
  macAddresses: valueOf(fc.array(fc.constantFrom("52:54:00:12:34:56", "52-54"), { maxLength: 2 })),
  bindInterface: fc.boolean(),
  disableHostNetwork: fc.boolean(),
  externalIP: valueOf(address),
  externalCallbackURL: valueOf(url),
  imageServerExternalURL: valueOf(url),
  ingress: record(
    {
      host: valueOf(fc.constantFrom("ironic.example.com", "*.example.com", "")),
      ingressClassName: valueOf(fc.constantFrom("nginx", "Not Good")),
      annotations: valueOf(fc.dictionary(fc.constantFrom("a", "b"), fc.string(), { maxKeys: 2 })),
      tlsSecretName: valueOf(fc.constantFrom("mine", "")),
    },
    ["host"],
  ),
  gateway: record(
    {
      host: valueOf(fc.constantFrom("ironic.example.com", "*.example.com", "")),
      gatewayName: valueOf(fc.constantFrom("public", "Not Good")),
      gatewayNamespace: valueOf(fc.constantFrom("gateways", "not.good")),
      sectionName: valueOf(fc.constantFrom("https", "a.b", "not good")),
      annotations: valueOf(fc.dictionary(fc.constantFrom("a", "b"), fc.string(), { maxKeys: 2 })),
      caConfigMapName: valueOf(fc.constantFrom("ironic-ca", "")),
    },
    ["host", "gatewayName"],
  ),
  exposure,
  networkPolicy: record({
    allowedCIDRs: valueOf(fc.array(network, { maxLength: 2 })),
    allowedNamespaces: valueOf(fc.array(fc.constantFrom("monitoring", "*"), { maxLength: 2 })),
  }),
  proxy: record<Proxy>({
    httpProxy: valueOf(fc.constantFrom("http://proxy.example.com:3128", "http://me:pass@proxy.example.com", "ftp://x")),
    httpsProxy: valueOf(fc.constantFrom("https://[2001:DB8::9]:3129", "")),
    secretName: valueOf(fc.constantFrom("mine", "Not Good")),
    internalNetworks: valueOf(fc.array(network, { maxLength: 2 })),
    noProxy: valueOf(fc.array(fc.constantFrom(".Example.com", "2001:DB8::1", "a,b"), { maxLength: 2 })),
  }),
  dhcp,
  keepalived: record(
    {
      enabled: fc.boolean(),
      additionalVIPs: fc.array(virtualIp, { maxLength: 2 }),
      vrid: valueOf(fc.integer({ min: -1, max: 300 })),
      passwordSecretName: valueOf(fc.constantFrom("vrrp", "Not Good")),
    },
    ["enabled"],
  ),
  ipAddressManager: fc.constantFrom("" as const, "keepalived" as const),
});

/** Blocks for dnsmasq alone, most of which are right. */
export const plainDhcp: fc.Arbitrary<Networking> = fc
  .record({
    family: fc.constantFrom(4, 6),
    prefix: fc.nat({ max: 22 }),
    ends: fc.option(fc.tuple(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 1, max: 14 }))),
    gateway: fc.option(fc.integer({ min: 1, max: 254 })),
    dns: fc.option(fc.integer({ min: 1, max: 254 })),
    leaseTime: fc.constantFrom(undefined, "12h", "600", "infinite"),
    mtu: fc.option(fc.integer({ min: 68, max: 65535 })),
    serveDNS: fc.boolean(),
    relayed: fc.array(fc.record({ net: fc.nat({ max: 3 }), gateway: fc.option(fc.integer({ min: 1, max: 254 })) }), {
      maxLength: 3,
    }),
  })
  .map(({ family, prefix, ends, gateway, dns, leaseTime, mtu, serveDNS, relayed }): Networking => {
    const base = family === 4 ? "192.0.2." : "2001:db8::";
    const one = (host: number | null | undefined): string | undefined =>
      host === null || host === undefined ? undefined : `${base}${host}`;
    return {
      interface: "lo",
      dhcp: {
        networkCIDR: `${base}0/${family === 4 ? 8 + prefix : 64 + prefix}`,
        ...(ends && { rangeBegin: one(Math.min(...ends)), rangeEnd: one(Math.max(...ends)) }),
        gatewayAddress: family === 4 ? one(gateway) : undefined,
        leaseTime,
        options: { ntpServers: [`${base}7`], ...(mtu !== null && family === 4 ? { mtu } : {}) },
        ...(serveDNS ? { serveDNS } : { dnsAddress: one(dns) }),
        extraRanges: relayed.map((relay) => ({
          networkCIDR: `198.51.10${relay.net}.0/24`,
          gatewayAddress: relay.gateway === null ? undefined : `198.51.10${relay.net}.${relay.gateway}`,
        })),
      },
    };
  });
