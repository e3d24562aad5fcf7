// The proxy for Ironic's own calls: what is accepted, and what is called without it.

import { expect } from "chai";
import { privateNetworks, proxyRule } from "../../../provider/plan/access/proxy";
import type { Dhcp, Networking, Proxy } from "../../../provider/schema/types";
import { opened, secret, unknown } from "../../support/values/fakeLater";
import { planOf, problemsOf } from "../../support/rendering/planning";

const url = "http://proxy.example.com:3128";
const direct = (proxy: Proxy, more: Networking = {}): string[] =>
  opened(planOf({ networking: { ...more, proxy } }).networking.proxy?.direct) as string[];
const always = ["localhost", "127.0.0.1", "::1", ".svc", ".svc.cluster.local"];

describe("the proxy for Ironic's own calls", () => {
  it("is none unless one is given", () => expect(planOf({}).networking.proxy).to.equal(undefined));

  it("is not used for the cluster's Services and for private networks", () => {
    expect(direct({ httpProxy: url })).to.deep.equal([...always, ...privateNetworks]);
  });

  it("is not used for Ironic's own addresses and for networks that it serves", () => {
    const dhcp: Dhcp = {
      networkCIDR: "192.0.2.17/24",
      extraRanges: [{ networkCIDR: "198.51.100.0/24", rangeBegin: "198.51.100.10", rangeEnd: "198.51.100.20" }],
    };
    const found = direct(
      { httpsProxy: url, internalNetworks: [] },
      {
        ipAddress: "192.0.2.10",
        externalCallbackURL: "https://a.example",
        imageServerExternalURL: "https://b.example",
        dhcp,
      },
    );
    expect(found).to.deep.equal([
      ...always,
      ...["192.0.2.10", "a.example", "b.example", "192.0.2.0/24", "198.51.100.0/24"],
    ]);
  });

  it("is not used for what is listed, in one spelling, plain or secret", () => {
    const noProxy = [".Example.com", "2001:DB8:0::1"];
    const expected = [...always, "203.0.113.0/24", ".example.com", "2001:db8::1"];
    for (const listed of [noProxy, secret(noProxy)]) {
      expect(new Set(direct({ httpProxy: url, internalNetworks: ["203.0.113.9/24"], noProxy: listed }))).to.deep.equal(
        new Set(expected),
      );
    }
  });

  it("is the same with its defaults written out", () => {
    const written = planOf({
      networking: { proxy: { httpProxy: `${url}/`, internalNetworks: [...privateNetworks].reverse(), noProxy: [] } },
    });
    expect(written.networking.proxy).to.deep.equal(
      planOf({ networking: { proxy: { httpProxy: url } } }).networking.proxy,
    );
  });

  const refused: { title: string; networking: Networking; problems: [path: string, reason: RegExp][] }[] = [
    {
      title: "nothing",
      networking: { proxy: {} },
      problems: [["networking.proxy", /^needs httpProxy, httpsProxy or secretName/]],
    },
    {
      title: "a password in clear, which is not shown",
      networking: { proxy: { httpProxy: "http://me:pass@proxy.example.com" } },
      problems: [["networking.proxy.httpProxy", /must be a secret/]],
    },
    {
      title: "a Secret besides URLs",
      networking: { proxy: { secretName: "proxy", httpProxy: url } },
      problems: [["networking.proxy.httpProxy", /^cannot be combined with networking\.proxy\.secretName/]],
    },
    {
      title: "what is no proxy, network or host, all at once",
      networking: {
        proxy: {
          httpProxy: "proxy:3128",
          httpsProxy: `${url}/path`,
          internalNetworks: ["2001:db8::/64", "10.0.0.1"],
          noProxy: ["10.0.0.0/8", "a b"],
        },
      },
      problems: [
        ["networking.proxy.httpProxy", /^must be the URL of a proxy: http or https/],
        ["networking.proxy.httpsProxy", /without a path/],
        ["networking.proxy.internalNetworks[0]", /knows no others/],
        ["networking.proxy.internalNetworks[1]", /^must be a network/],
        ["networking.proxy.noProxy[0]", /networks belong into networking\.proxy\.internalNetworks/],
        ["networking.proxy.noProxy[1]", /^must be a DNS name/],
      ],
    },
    {
      title: "DHCP with IPv6, whose hosts it would be used for",
      networking: {
        ipAddress: "2001:db8::10",
        dhcp: { networkCIDR: "2001:db8::/64", rangeBegin: "2001:db8::100", rangeEnd: "2001:db8::200" },
        proxy: { httpProxy: url },
      },
      problems: [["networking.proxy", /^cannot be combined with a network of IPv6 in networking\.dhcp/]],
    },
  ];
  for (const { title, networking, problems } of refused) {
    it(`refuses ${title}`, () => {
      const found = problemsOf({ networking });
      expect(found.map(({ path }) => path)).to.deep.equal(problems.map(([path]) => path));
      problems.forEach(([, reason], i) => expect(found[i]?.reason ?? "").to.match(reason));
      expect(found.map(({ shown }) => shown).join()).not.to.include("pass@");
    });
  }

  it("may have a user name and a password when it is a secret, and may come later", () => {
    for (const httpProxy of [secret("http://me:p%40ss@proxy.example.com:3128"), unknown<string>()]) {
      expect(problemsOf({ networking: { proxy: { httpProxy } } })).to.deep.equal([]);
    }
    expect(proxyRule("http://me:a b@proxy.example.com")).to.match(/^must be the URL of a proxy/);
    expect(proxyRule("http://me:pass@")).to.match(/^must be the URL of a proxy/);
  });
});
