// Every input that takes an address, alone or as a part of it: addresses that no host can have, or that lead nowhere.

import { expect } from "chai";
import { urlHost } from "../../provider/plan/checks/addresses";
import { packageSchema, referredType, type Property } from "../../provider/schema/package";
import type { IronicArgs } from "../../provider/schema/types";
import { problemsOf } from "../support/rendering/planning";
import { secret } from "../support/values/fakeLater";

/** No host has them, and nobody can call them. */
const nobodys = [
  "0.0.0.0",
  "::",
  "0.1.2.3",
  "224.0.0.1",
  "ff02::1",
  "255.255.255.255",
  "240.0.0.1",
  "::ffff:192.0.2.1",
];
const loopback = ["127.0.0.1", "127.8.8.8", "::1"];
const linkLocal = ["169.254.1.1", "fe80::1"];

type Write = (address: string) => string;

const alone: Write = (address) => address;
const inUrl: Write = (address) => `https://${urlHost(address)}:8443/x`;
const inOrigin: Write = (address) => `http://${urlHost(address)}:3128`;
const withPort: Write = (address) => `${urlHost(address)}:3307`;
const ofHost: Write = (address) => `52:54:00:12:34:56,${address.includes(":") ? `[${address}]` : address},host`;
const network: Write = (address) => (address.includes(":") ? `${address}/64` : `${address}/24`);

interface Decision {
  readonly write: readonly Write[];
  readonly args: (text: string) => unknown;
  readonly refused: readonly string[];
  readonly accepted: readonly string[];
}

const everything = [...nobodys, ...loopback, ...linkLocal];
const usual = ["192.0.2.10", "10.1.2.3", "2001:db8::10", "fd00::10"];
const usual4 = ["192.0.2.10", "10.1.2.3"];

const hosts = (args: Decision["args"], write: readonly Write[] = [alone], accepted = usual): Decision => ({
  ...{ write, args, accepted },
  refused: everything,
});

const dhcp = (more: object): object => ({
  networking: { interface: "eth1", dhcp: { networkCIDR: "192.0.2.0/24", ...more } },
});
const ranged = (more: object): object => dhcp({ extraRanges: [{ networkCIDR: "198.51.100.0/24", ...more }] });
/** Judged by their network before anything else. */
const inNetwork = (args: Decision["args"]): Decision => hosts(args, [alone], []);

const callback = "https://ironic.example.com";
const images = (more: object): object => ({
  overrides: {
    agentImages: [{ kernel: "https://a.example/kernel", initramfs: "https://a.example/initramfs", ...more }],
  },
});
/** What only pods call may be on their node. */
const fromPods = (args: Decision["args"], write: readonly Write[] = [inUrl]): Decision => ({
  ...{ write, args },
  refused: [...nobodys, ...linkLocal],
  accepted: [...usual, ...loopback],
});
const routes = (at: (more: object) => object): Decision => ({
  write: [network],
  args: (destination) => at({ options: { routes: [{ destination, gateway: "192.0.2.1" }] } }),
  refused: ["127.0.0.1", "240.0.0.1"],
  accepted: ["192.0.2.10", "224.0.0.1", "169.254.1.1"],
});

/** By path: a field that is not here takes no address. */
const decisions: Readonly<Record<string, Decision>> = {
  "networking.ipAddress": hosts((ipAddress) => ({ networking: { ipAddress } })),
  "networking.externalIP": hosts((externalIP) => ({ networking: { externalIP } })),
  "networking.externalCallbackURL": hosts((externalCallbackURL) => ({ networking: { externalCallbackURL } }), [inUrl]),
  "networking.imageServerExternalURL": hosts(
    (imageServerExternalURL) => ({ networking: { externalCallbackURL: callback, imageServerExternalURL } }),
    [inUrl],
  ),
  "networking.exposure.ipAddress": hosts((ipAddress) => ({
    networking: { disableHostNetwork: true, exposure: { type: "LoadBalancer", ipAddress } },
  })),
  "networking.exposure.loadBalancerSourceRanges[0]": {
    write: [network],
    args: (range) => ({
      networking: {
        disableHostNetwork: true,
        exposure: { type: "LoadBalancer", ipAddress: "192.0.2.10", loadBalancerSourceRanges: [range] },
      },
    }),
    refused: everything.filter((address) => address !== "::" && address !== "::1" && address !== "::ffff:192.0.2.1"),
    accepted: usual,
  },
  "networking.networkPolicy.allowedCIDRs[0]": {
    write: [network],
    args: (range) => ({
      networking: { disableHostNetwork: true, externalIP: "192.0.2.10", networkPolicy: { allowedCIDRs: [range] } },
    }),
    refused: everything.filter((address) => address !== "::" && address !== "::1" && address !== "::ffff:192.0.2.1"),
    accepted: usual,
  },
  "networking.keepalived.additionalVIPs[0].ipAddress": hosts(
    (ipAddress) => ({
      networking: {
        ...{ ipAddress: "192.0.2.5", interface: "eth1" },
        keepalived: { enabled: true, additionalVIPs: [{ ipAddress, interface: "eth2" }] },
      },
    }),
    [alone],
    usual4,
  ),
  "networking.dhcp.networkCIDR": {
    ...hosts((networkCIDR) => ({ networking: { interface: "eth1", dhcp: { networkCIDR } } }), [network], usual),
    refused: everything.filter((address) => address !== "255.255.255.255"),
  },
  "networking.dhcp.rangeBegin": inNetwork((rangeBegin) => dhcp({ rangeBegin, rangeEnd: "192.0.2.99" })),
  "networking.dhcp.rangeEnd": inNetwork((rangeEnd) => dhcp({ rangeBegin: "192.0.2.9", rangeEnd })),
  "networking.dhcp.gatewayAddress": inNetwork((gatewayAddress) => dhcp({ gatewayAddress })),
  "networking.dhcp.dnsAddress": hosts((dnsAddress) => dhcp({ dnsAddress }), [alone], usual4),
  "networking.dhcp.hosts[0]": hosts((entry) => dhcp({ hosts: [entry] }), [ofHost]),
  "networking.dhcp.options.ntpServers[0]": hosts(
    (server) => dhcp({ options: { ntpServers: [server] } }),
    [alone],
    usual4,
  ),
  "networking.dhcp.options.routes[0].destination": routes(dhcp),
  "networking.dhcp.options.routes[0].gateway": hosts(
    (gateway) => dhcp({ options: { routes: [{ destination: "10.0.0.0/8", gateway }] } }),
    [alone],
    usual4,
  ),
  "networking.dhcp.extraRanges[0].networkCIDR": {
    ...hosts((networkCIDR) => dhcp({ extraRanges: [{ networkCIDR }] }), [network], ["198.51.100.0", "fd00::10"]),
    refused: everything.filter((address) => address !== "255.255.255.255"),
  },
  "networking.dhcp.extraRanges[0].rangeBegin": inNetwork((rangeBegin) =>
    ranged({ rangeBegin, rangeEnd: "198.51.100.99" }),
  ),
  "networking.dhcp.extraRanges[0].rangeEnd": inNetwork((rangeEnd) => ranged({ rangeBegin: "198.51.100.9", rangeEnd })),
  "networking.dhcp.extraRanges[0].gatewayAddress": inNetwork((gatewayAddress) => ranged({ gatewayAddress })),
  "networking.dhcp.extraRanges[0].options.ntpServers[0]": hosts(
    (server) => ranged({ options: { ntpServers: [server] } }),
    [alone],
    usual4,
  ),
  "networking.dhcp.extraRanges[0].options.routes[0].destination": routes(ranged),
  "networking.dhcp.extraRanges[0].options.routes[0].gateway": hosts(
    (gateway) => ranged({ options: { routes: [{ destination: "10.0.0.0/8", gateway }] } }),
    [alone],
    usual4,
  ),
  "networking.proxy.httpProxy": fromPods((httpProxy) => ({ networking: { proxy: { httpProxy } } }), [inOrigin]),
  "networking.proxy.httpsProxy": fromPods((httpsProxy) => ({ networking: { proxy: { httpsProxy } } }), [inOrigin]),
  "tls.extraSANs[0]": fromPods((name) => ({ tls: { extraSANs: [name] } }), [alone]),
  "database.host": fromPods(
    (host) => ({ database: { host, name: "ironic", credentialsName: "login", tlsCertificateName: "ca" } }),
    [alone, withPort],
  ),
  "deployRamdisk.baseURL": fromPods((baseURL) => ({ deployRamdisk: { baseURL } })),
  "deployRamdisk.httpProxy": fromPods((httpProxy) => ({ deployRamdisk: { httpProxy } })),
  "deployRamdisk.httpsProxy": fromPods((httpsProxy) => ({ deployRamdisk: { httpsProxy } })),
  "overrides.agentImages[0].kernel": fromPods((kernel) => images({ kernel })),
  "overrides.agentImages[0].initramfs": fromPods((initramfs) => images({ initramfs })),
  "prometheusExporter.bindAddress": {
    write: [alone],
    args: (bindAddress) => ({ prometheusExporter: { enabled: true, bindAddress, disableServiceMonitor: true } }),
    refused: everything.filter((address) => !["0.0.0.0", "::", ...loopback].includes(address)),
    accepted: ["0.0.0.0", "::", ...loopback, ...usual],
  },
};

/** Names and descriptions of these say that they take an address, and they do not. */
const withoutAddress: readonly string[] = [
  // Names of hosts, which are no addresses.
  "networking.ingress.host",
  "networking.gateway.host",
  // Text that others read: the image, dnsmasq, curl, Prometheus.
  "deployRamdisk.noProxy",
  // What is called without the proxy: an address that no host has changes nothing.
  "networking.proxy.internalNetworks[0]",
  "networking.proxy.noProxy[0]",
];

const speaksOfAddress = (name: string, { description = "" }: Property): boolean =>
  /(Address|IP|URL|CIDRs?|Proxy|[hH]ost|hosts|SANs|ntpServers|SourceRanges|destination|gateway)$/.test(name) ||
  /^(IPv4 |IPv6 |Address|First address|Last address|Network (of|that)|URL|DNS server|The address)/.test(description);

function fieldsOf(properties: Readonly<Record<string, Property>>, at: string): string[] {
  return Object.entries(properties).flatMap(([name, property]) => {
    const path = `${at}${name}`;
    const entry = property.items ?? property;
    const block = referredType(entry)?.properties;
    if (block !== undefined) {
      return fieldsOf(block, `${path}${property.items === undefined ? "" : "[0]"}.`);
    }
    const isText = entry.type === "string";
    return isText && speaksOfAddress(name, property) ? [`${path}${property.items === undefined ? "" : "[0]"}`] : [];
  });
}

describe("addresses in the inputs", () => {
  it("are decided about for every field of the schema that speaks of one", () => {
    const { inputProperties } = packageSchema.resources["metal3:index:Ironic"]!;
    // What users pass on to Kubernetes is judged by its own types.
    const own = fieldsOf(inputProperties, "").filter(
      (path) => !/^overrides\.(containers|initContainers|volumes)/.test(path),
    );
    expect(own.filter((path) => decisions[path] === undefined && !withoutAddress.includes(path))).to.deep.equal([]);
    expect(Object.keys(decisions).filter((path) => !own.includes(path))).to.deep.equal([]);
  });

  for (const [path, { write, args, refused, accepted }] of Object.entries(decisions)) {
    const found = (value: unknown): string[] =>
      problemsOf(args(value as string) as IronicArgs).flatMap((problem) =>
        problem.path === path ? [problem.reason] : [],
      );

    it(`that no host can have are refused in ${path}`, () => {
      for (const text of refused.flatMap((address) => write.map((form) => form(address)))) {
        expect(found(text), text).to.have.lengthOf(1);
        expect(found(secret(text)), `${text} as a secret`).to.have.lengthOf(1);
      }
    });

    it(`of ordinary hosts pass in ${path}`, () => {
      for (const text of accepted.flatMap((address) => write.map((form) => form(address)))) {
        expect(found(text), text).to.deep.equal([]);
      }
    });
  }
});
