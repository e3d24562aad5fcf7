// What hosts are told to call, and the URLs, ports and certificate that follow from it.

import { expect } from "chai";
import type { IronicArgs, Networking } from "../../../provider/schema/types";
import { variant } from "../../support/assertions/required";
import { opened, secret, unknown, visible } from "../../support/values/fakeLater";
import { planOf, problemsOf, warningsOf } from "../../support/rendering/planning";

interface Expected {
  readonly external: string | undefined;
  readonly announced: [api: string, images: string] | undefined;
  readonly images: string;
  readonly imagesTls: string | undefined;
}

const service = "ironic.baremetal-operator-system.svc";
const gateway = { host: "ironic.example.com", gatewayName: "public" };
const plainAtService = `http://${service}:8080`;

describe("hosts are told to call", () => {
  const urls: Networking = {
    externalCallbackURL: "https://api.example.com:8443/ironic/",
    imageServerExternalURL: "https://[2001:db8::9]:9443",
  };
  const cases: [title: string, args: IronicArgs, expected: Expected][] = [
    [
      "nothing where only the node knows the address",
      {},
      { external: undefined, announced: undefined, images: plainAtService, imagesTls: `https://${service}:8443` },
    ],
    [
      "nothing where Ironic listens on the address itself",
      { networking: { ipAddress: "2001:db8::10" } },
      {
        external: "https://[2001:db8::10]:6385",
        announced: undefined,
        images: "http://[2001:db8::10]:6180",
        imagesTls: "https://[2001:db8::10]:6183",
      },
    ],
    [
      "another address, in brackets (the image adds none)",
      { networking: { ipAddress: "192.0.2.10", externalIP: "2001:db8::80" } },
      {
        external: "https://[2001:db8::80]:6385",
        announced: ["https://[2001:db8::80]:6385", "https://[2001:db8::80]:6183"],
        images: "http://[2001:db8::80]:6180",
        imagesTls: "https://[2001:db8::80]:6183",
      },
    ],
    [
      "another address without TLS",
      { tls: { mode: "off" }, networking: { externalIP: "192.0.2.80", apiPort: 80 } },
      {
        external: "http://192.0.2.80:80",
        announced: ["http://192.0.2.80:80", "http://192.0.2.80:6180"],
        images: "http://192.0.2.80:6180",
        imagesTls: undefined,
      },
    ],
    [
      "the URLs of proxies, without a slash at their end",
      { networking: { ...urls, ipAddress: "192.0.2.10" } },
      {
        external: "https://api.example.com:8443/ironic",
        announced: ["https://api.example.com:8443/ironic", "https://[2001:db8::9]:9443"],
        images: "http://192.0.2.10:6180",
        imagesTls: "https://[2001:db8::9]:9443",
      },
    ],
    [
      "the URLs of proxies in front of plain servers",
      { tls: { mode: "off" }, networking: urls },
      {
        external: "https://api.example.com:8443/ironic",
        announced: ["https://api.example.com:8443/ironic", "https://[2001:db8::9]:9443"],
        images: "https://[2001:db8::9]:9443",
        imagesTls: undefined,
      },
    ],
    [
      "the host of the Ingress",
      { networking: { disableHostNetwork: true, ingress: { host: "ironic.example.com" } } },
      {
        external: "https://ironic.example.com",
        announced: ["https://ironic.example.com", "https://ironic.example.com"],
        images: plainAtService,
        imagesTls: "https://ironic.example.com",
      },
    ],
    [
      "a URL of a proxy instead of one of the Ingress",
      { networking: { ingress: { host: "ironic.example.com" }, imageServerExternalURL: "https://media.example.com" } },
      {
        external: "https://ironic.example.com",
        announced: ["https://ironic.example.com", "https://media.example.com"],
        images: plainAtService,
        imagesTls: "https://media.example.com",
      },
    ],
    [
      "the fixed address of the load balancer",
      { networking: { exposure: { type: "LoadBalancer", ipAddress: "192.0.2.80" } } },
      {
        external: "https://192.0.2.80:6385",
        announced: ["https://192.0.2.80:6385", "https://192.0.2.80:6183"],
        images: "http://192.0.2.80:6180",
        imagesTls: "https://192.0.2.80:6183",
      },
    ],
    [
      "an address in front of the load balancer",
      { networking: { externalIP: "203.0.113.9", exposure: { type: "LoadBalancer", ipAddress: "192.0.2.80" } } },
      {
        external: "https://203.0.113.9:6385",
        announced: ["https://203.0.113.9:6385", "https://203.0.113.9:6183"],
        images: "http://203.0.113.9:6180",
        imagesTls: "https://203.0.113.9:6183",
      },
    ],
    [
      "fixed ports of the nodes",
      {
        networking: {
          externalIP: "192.0.2.1",
          exposure: { type: "NodePort", nodePorts: { api: 30085, images: 30080, imagesTLS: 30083 } },
        },
      },
      {
        external: "https://192.0.2.1:30085",
        announced: ["https://192.0.2.1:30085", "https://192.0.2.1:30083"],
        images: "http://192.0.2.1:30080",
        imagesTls: "https://192.0.2.1:30083",
      },
    ],
    [
      "fixed ports of the nodes, of which plain servers need two",
      {
        tls: { mode: "off" },
        networking: {
          externalIP: "192.0.2.1",
          exposure: { type: "NodePort", nodePorts: { api: 30085, images: 30080 } },
        },
      },
      {
        external: "http://192.0.2.1:30085",
        announced: ["http://192.0.2.1:30085", "http://192.0.2.1:30080"],
        images: "http://192.0.2.1:30080",
        imagesTls: undefined,
      },
    ],
  ];
  for (const [title, args, { external, announced, images, imagesTls }] of cases) {
    it(title, () => {
      const { endpoints } = planOf(args);
      expect([endpoints.externalApi, endpoints.announced, endpoints.images, endpoints.imagesTls]).to.deep.equal([
        external,
        announced && { api: announced[0], images: announced[1] },
        images,
        imagesTls,
      ]);
      expect(endpoints.api).to.equal(`${args.tls?.mode === "off" ? "http" : "https"}://${service}`);
    });
  }

  it("what is secret in secret, and later what is known later", () => {
    const { announced } = planOf({ networking: { externalIP: secret("2001:db8::80") } }).endpoints;
    expect(visible(announced)).to.deep.equal({ api: "[secret]", images: "[secret]" });
    expect(opened(announced)).to.deep.equal({
      api: "https://[2001:db8::80]:6385",
      images: "https://[2001:db8::80]:6183",
    });
    const later = planOf({ networking: { ingress: { host: unknown() } } }).endpoints;
    expect(visible(later.externalApi)).to.equal("[unknown]");
  });
});

describe("hosts cannot reach Ironic in the pod network", () => {
  const cases: [title: string, networking: Networking, warning: RegExp][] = [
    [
      "when nothing says how",
      { disableHostNetwork: true },
      /Set networking\.exposure, networking\.ingress or networking\.gateway/,
    ],
    ["when the load balancer's address is not known", { exposure: { type: "LoadBalancer" } }, /exposure\.ipAddress/],
    [
      "when the nodes' ports are chosen by the cluster",
      { externalIP: "192.0.2.1", exposure: { type: "NodePort" } },
      /nodePorts/,
    ],
    [
      "when the nodes' address is not known",
      { exposure: { type: "NodePort", nodePorts: { api: 30085, images: 30080, imagesTLS: 30083 } } },
      /externalIP/,
    ],
  ];
  for (const [title, networking, warning] of cases) {
    it(`${title}, and a warning says so`, () => {
      expect(
        warningsOf({ networking }).some((text) => text.startsWith("Hosts cannot reach Ironic") && warning.test(text)),
      ).to.equal(true);
    });
  }

  it("which no warning says where they can", () => {
    const reachable: Networking[] = [
      { disableHostNetwork: true, externalIP: "192.0.2.80" },
      { disableHostNetwork: true, ingress: { host: "ironic.example.com" } },
      { disableHostNetwork: true, gateway },
      { exposure: { type: "LoadBalancer", ipAddress: "192.0.2.80" } },
    ];
    for (const networking of reachable) {
      expect(warningsOf({ networking }).filter((text) => text.startsWith("Hosts cannot reach"))).to.deep.equal([]);
    }
  });
});

describe("inputs for the announced address contradict each other", () => {
  const url = "https://a.example.com";
  const cases: [title: string, networking: Networking, problems: [string, RegExp][]][] = [
    [
      "an address and an Ingress",
      { externalIP: "192.0.2.80", ingress: { host: "a.example.com" } },
      [["externalIP", /networking\.ingress/]],
    ],
    [
      "an address and URLs",
      { externalIP: "192.0.2.80", externalCallbackURL: url, imageServerExternalURL: url },
      [
        ["externalIP", /externalCallbackURL/],
        ["externalIP", /imageServerExternalURL/],
      ],
    ],
    [
      "one URL without the other",
      { externalCallbackURL: url },
      [["imageServerExternalURL", /^is required with networking\.externalCallbackURL/]],
    ],
    [
      "the other URL without the one",
      { imageServerExternalURL: url },
      [["externalCallbackURL", /^is required with networking\.imageServerExternalURL/]],
    ],
  ];
  for (const [title, networking, expected] of cases) {
    it(title, () => {
      const problems = problemsOf({ networking });
      expect(problems.map(({ path }) => path)).to.deep.equal(expected.map(([field]) => `networking.${field}`));
      expected.forEach(([, reason], i) => {
        expect(problems[i]?.reason ?? "").to.match(reason);
      });
    });
  }
});

describe("the certificate", () => {
  it("covers every name and address that hosts and clients may call", () => {
    const tls = variant(
      planOf({
        networking: {
          ipAddress: "192.0.2.10",
          interface: "eno1",
          externalCallbackURL: "https://API.example.com/x",
          imageServerExternalURL: "https://[2001:DB8::9]:9443",
          exposure: { type: "LoadBalancer", ipAddress: "192.0.2.80" },
          keepalived: { enabled: true, additionalVIPs: [{ ipAddress: "198.51.100.7", interface: "eno2" }] },
        },
      }).tls,
      "kind",
      "generated",
    );
    const own = ["127.0.0.1", "::1"];
    expect(tls.ipAddresses).to.deep.equal([...own, "192.0.2.10", "192.0.2.80", "198.51.100.7", "2001:db8::9"].sort());
    expect(tls.dnsNames).to.include("api.example.com");
  });

  it("is verified by the ramdisk if hosts connect to it directly", () => {
    const verifies = (networking: Networking): boolean => planOf({ networking }).ramdisk.verifyTls;
    expect(verifies({ ipAddress: "192.0.2.10" })).to.equal(true);
    expect(verifies({ externalIP: "192.0.2.80" })).to.equal(true);
    expect(verifies({ exposure: { type: "LoadBalancer", ipAddress: "192.0.2.80" } })).to.equal(true);
    expect(verifies({ ingress: { host: "ironic.example.com" } }), "the Ingress shows its own certificate").to.equal(
      false,
    );
    expect(verifies({ gateway }), "the Gateway shows its own certificate").to.equal(false);
    expect(verifies({ interface: "eno1" }), "the address is not known").to.equal(false);
  });

  it("of a proxy is verified when the user says that the ramdisk trusts it", () => {
    for (const networking of [{ ingress: { host: "ironic.example.com" } }, { gateway }] satisfies Networking[]) {
      expect(planOf({ networking, deployRamdisk: { verifyTLS: true } }).ramdisk.verifyTls).to.equal(true);
      expect(warningsOf({ networking }).some((text) => text.includes("deployRamdisk.verifyTLS"))).to.equal(true);
    }
  });
});
