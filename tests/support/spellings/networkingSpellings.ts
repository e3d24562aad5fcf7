// Spellings of networking, dhcp and keepalived.

import type { Dhcp, Exposure, IronicArgs, Keepalived, Networking } from "../../../provider/schema/types";
import { pair, type Spellings } from "./spelling";

const networking = (fields: Networking): IronicArgs => ({ networking: fields });
const known = (fields: Networking): IronicArgs => networking({ ipAddress: "192.0.2.10", ...fields });
const dhcp = (fields: Dhcp): IronicArgs => known({ dhcp: { networkCIDR: "192.0.2.0/24", ...fields } });
const exposed = (fields: Partial<Exposure>): IronicArgs =>
  networking({ exposure: { type: "LoadBalancer", ipAddress: "198.51.100.7", ...fields } });
const policy = (fields: Networking["networkPolicy"]): IronicArgs =>
  networking({ disableHostNetwork: true, externalIP: "198.51.100.7", networkPolicy: fields });
const proxied = (api: string, images = "https://media.example.com"): IronicArgs =>
  networking({ externalCallbackURL: api, imageServerExternalURL: images });
const virtual = (fields: Partial<Keepalived>, ipAddress = "2001:db8::10"): IronicArgs =>
  networking({ ipAddress, interface: "eno1", keepalived: { enabled: true, ...fields } });

export const networkingSpellings: Spellings = {
  same: [
    pair("an empty block", {}, networking({})),
    pair(
      "default ports written out",
      {},
      networking({
        apiPort: 6385,
        imageServerPort: 6180,
        imageServerTLSPort: 6183,
        prometheusExporterPort: 9608,
        rpcPort: 6189,
      }),
    ),
    pair("bindInterface: false written out", known({}), known({ bindInterface: false })),
    pair("disableHostNetwork: false written out", known({}), known({ disableHostNetwork: false })),
    pair("disableHostNetwork: true, which an exposure implies", exposed({}), {
      networking: { disableHostNetwork: true, exposure: { type: "LoadBalancer", ipAddress: "198.51.100.7" } },
    }),
    pair(
      "an IPv6 address in full",
      known({ ipAddress: "2001:db8::1" }),
      known({ ipAddress: "2001:0DB8:0:0:0:0:0:0001" }),
    ),
    pair(
      "the external address in full",
      networking({ externalIP: "2001:db8::80" }),
      networking({ externalIP: "2001:DB8:0::80" }),
    ),
    pair("no MAC addresses", {}, networking({ macAddresses: [] })),
    pair(
      "the case of a MAC address",
      networking({ macAddresses: ["52:54:00:aa:bb:cc"] }),
      networking({ macAddresses: ["52:54:00:AA:BB:CC"] }),
    ),
    pair(
      "case and default port of a URL",
      proxied("https://ironic.example.com"),
      proxied("HTTPS://Ironic.Example.com:443"),
    ),
    pair("a slash at the end of a URL", proxied("https://ironic.example.com"), proxied("https://ironic.example.com/")),
    pair("an IPv6 address in a URL", proxied("https://[2001:db8::1]:6443"), proxied("https://[2001:DB8:0::1]:6443//")),
    pair(
      "a slash behind a path",
      proxied("https://a.example", "https://a.example/media"),
      proxied("https://a.example", "https://a.example/media/"),
    ),
    pair("no address manager", known({}), known({ ipAddressManager: "" })),
    pair(
      "the case of an Ingress's host",
      networking({ ingress: { host: "ironic.example.com" } }),
      networking({ ingress: { host: "Ironic.example.COM" } }),
    ),
    pair(
      "defaults of an Ingress written out",
      networking({ ingress: { host: "ironic.example.com" } }),
      networking({ ingress: { host: "ironic.example.com", annotations: {}, tlsSecretName: "ironic-ingress-tls" } }),
    ),
    pair(
      "defaults of a Gateway written out",
      networking({ gateway: { host: "ironic.example.com", gatewayName: "edge" } }),
      networking({
        gateway: {
          host: "IRONIC.example.com",
          gatewayName: "edge",
          gatewayNamespace: "baremetal-operator-system",
          annotations: {},
        },
      }),
    ),
    pair("empty annotations of an exposure", exposed({}), exposed({ annotations: {} })),
    pair("no source ranges", exposed({}), exposed({ loadBalancerSourceRanges: [] })),
    pair("the default traffic policy written out", exposed({}), exposed({ externalTrafficPolicy: "Cluster" })),
    pair("an empty block of node ports", exposed({}), exposed({ nodePorts: {} })),
    pair("awaitAddress: false written out", exposed({}), exposed({ awaitAddress: false })),
    pair(
      "order and spelling of source ranges",
      exposed({ loadBalancerSourceRanges: ["192.0.2.0/24", "2001:db8::/64"] }),
      exposed({ loadBalancerSourceRanges: ["2001:DB8:0:0::/64", "192.0.2.0/24"] }),
    ),
    pair(
      "bits behind a prefix",
      policy({ allowedCIDRs: ["192.0.2.0/24"] }),
      policy({ allowedCIDRs: ["192.0.2.77/24"] }),
    ),
    pair("no networks in a policy", policy({}), policy({ allowedCIDRs: [], allowedNamespaces: [] })),
    pair("order of namespaces", policy({ allowedNamespaces: ["a", "b"] }), policy({ allowedNamespaces: ["b", "a"] })),
    pair(
      "a network twice",
      policy({ allowedCIDRs: ["192.0.2.0/24"] }),
      policy({ allowedCIDRs: ["192.0.2.0/24", "192.0.2.0/24"] }),
    ),
  ],
  different: [
    pair(
      "another order of MAC addresses",
      networking({ macAddresses: ["52:54:00:00:00:01", "52:54:00:00:00:02"] }),
      networking({ macAddresses: ["52:54:00:00:00:02", "52:54:00:00:00:01"] }),
    ),
    pair("the case of a path", proxied("https://a.example/A"), proxied("https://a.example/a")),
    pair("http and https", proxied("https://a.example"), proxied("http://a.example")),
    pair("a port that belongs to the other scheme", proxied("https://a.example"), proxied("https://a.example:80")),
    pair(
      "a network policy without networks, and none",
      policy({}),
      networking({ disableHostNetwork: true, externalIP: "198.51.100.7" }),
    ),
    pair("another traffic policy", exposed({}), exposed({ externalTrafficPolicy: "Local" })),
    pair("another prefix", policy({ allowedCIDRs: ["192.0.2.0/24"] }), policy({ allowedCIDRs: ["192.0.2.0/25"] })),
  ],
};

export const dhcpSpellings: Spellings = {
  same: [
    pair("switches that are off", dhcp({}), dhcp({ external: false, serveDNS: false })),
    pair("empty lists", dhcp({}), dhcp({ hosts: [], ignore: [], extraRanges: [] })),
    pair("an address of the network instead of its first", dhcp({}), dhcp({ networkCIDR: "192.0.2.10/24" })),
    pair(
      "an IPv6 network in full",
      known({ ipAddress: "2001:db8::10", dhcp: { networkCIDR: "2001:db8::/64" } }),
      known({ ipAddress: "2001:db8::10", dhcp: { networkCIDR: "2001:0db8:0:0::/64" } }),
    ),
    pair(
      "IPv6 ends of a range in full",
      known({
        ipAddress: "2001:db8::10",
        dhcp: { networkCIDR: "2001:db8::/64", rangeBegin: "2001:db8::100", rangeEnd: "2001:db8::200" },
      }),
      known({
        ipAddress: "2001:db8::10",
        dhcp: { networkCIDR: "2001:db8::/64", rangeBegin: "2001:DB8:0::100", rangeEnd: "2001:db8:0:0::0200" },
      }),
    ),
    pair(
      "order of reservations",
      dhcp({ hosts: ["52:54:00:00:00:01,192.0.2.21", "52:54:00:00:00:02,192.0.2.22"] }),
      dhcp({ hosts: ["52:54:00:00:00:02,192.0.2.22", "52:54:00:00:00:01,192.0.2.21"] }),
    ),
    pair(
      "case of a MAC address in a reservation",
      dhcp({ hosts: ["52:54:00:aa:bb:cc,192.0.2.21"] }),
      dhcp({ hosts: [" 52:54:00:AA:BB:CC, 192.0.2.21 "] }),
    ),
    pair(
      "order of ignored tags",
      dhcp({ ignore: ["tag:!known", "tag:old"] }),
      dhcp({ ignore: ["tag:old", "tag:!known"] }),
    ),
    pair(
      "order of further ranges",
      dhcp({ extraRanges: [{ networkCIDR: "198.51.100.0/24" }, { networkCIDR: "203.0.113.0/24" }] }),
      dhcp({ extraRanges: [{ networkCIDR: "203.0.113.0/24" }, { networkCIDR: "198.51.100.9/24" }] }),
    ),
    pair("the default size of leases written out", dhcp({ leases: {} }), dhcp({ leases: { size: "65536Ki" } })),
  ],
  different: [
    pair("leases on a claim, and none", dhcp({}), dhcp({ leases: {} })),
    pair(
      "the case of a host's name",
      dhcp({ hosts: ["52:54:00:aa:bb:cc,Name"] }),
      dhcp({ hosts: ["52:54:00:aa:bb:cc,name"] }),
    ),
    pair("another gateway", dhcp({ gatewayAddress: "192.0.2.1" }), dhcp({ gatewayAddress: "192.0.2.2" })),
  ],
};

export const keepalivedSpellings: Spellings = {
  same: [
    pair("a disabled block", known({}), known({ keepalived: { enabled: false } })),
    pair("the default router ID written out", virtual({}), virtual({ vrid: 1 })),
    pair("no further addresses", virtual({}), virtual({ additionalVIPs: [] })),
    pair(
      "the whole prefix written out",
      virtual({ additionalVIPs: [{ ipAddress: "2001:db8::11", interface: "eno2" }] }),
      virtual({ additionalVIPs: [{ ipAddress: "2001:DB8:0::11", interface: "eno2", prefix: 128 }] }),
    ),
    pair(
      "the whole prefix of an IPv4 address",
      virtual({ additionalVIPs: [{ ipAddress: "192.0.2.11", interface: "eno2" }] }, "192.0.2.10"),
      virtual({ additionalVIPs: [{ ipAddress: "192.0.2.11", interface: "eno2", prefix: 32 }] }, "192.0.2.10"),
    ),
    pair(
      "order of virtual IPs",
      virtual({
        additionalVIPs: [
          { ipAddress: "2001:db8::11", interface: "a" },
          { ipAddress: "2001:db8::12", interface: "b" },
        ],
      }),
      virtual({
        additionalVIPs: [
          { ipAddress: "2001:db8::12", interface: "b" },
          { ipAddress: "2001:db8::11", interface: "a" },
        ],
      }),
    ),
  ],
  different: [
    pair(
      "another prefix",
      virtual({ additionalVIPs: [{ ipAddress: "2001:db8::11", interface: "eno2", prefix: 64 }] }),
      virtual({ additionalVIPs: [{ ipAddress: "2001:db8::11", interface: "eno2" }] }),
    ),
    pair("another router ID", virtual({}), virtual({ vrid: 2 })),
  ],
};
