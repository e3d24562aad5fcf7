// Options that hosts are announced: how dnsmasq is told, and what is refused. tests/services shows what a client gets.

import { expect } from "chai";
import type { Dhcp, DhcpAnnouncement, IronicArgs } from "../../../provider/schema/types";
import { variant } from "../../support/assertions/required";
import { planOf, problemsOf } from "../../support/rendering/planning";
import { secret } from "../../support/values/fakeLater";

const cidr = "192.0.2.0/24";
const args = (dhcp: Dhcp, more: IronicArgs = {}): IronicArgs => ({
  networking: { ipAddress: "192.0.2.10", dhcp: { networkCIDR: cidr, ...dhcp } },
  ...more,
});
const served = (dhcp: Dhcp) => variant(planOf(args(dhcp)).networking.dhcp, "kind", "served");

describe("DHCP options", () => {
  const written: { options: DhcpAnnouncement; expected: string | undefined }[] = [
    { options: {}, expected: undefined },
    { options: { ntpServers: [] }, expected: undefined },
    { options: { ntpServers: ["192.0.2.5", "192.0.2.6"] }, expected: "option:ntp-server,192.0.2.5,192.0.2.6" },
    { options: { domainName: "example.com" }, expected: "option:domain-name,example.com" },
    { options: { domainSearch: ["a.example", "b.example"] }, expected: "option:domain-search,a.example,b.example" },
    {
      options: {
        routes: [
          { destination: "198.51.100.0/24", gateway: "192.0.2.1" },
          { destination: "0.0.0.0/0", gateway: "192.0.2.2" },
        ],
      },
      expected: "option:classless-static-route,198.51.100.0/24,192.0.2.1,0.0.0.0/0,192.0.2.2",
    },
    { options: { mtu: 1400 }, expected: "option:mtu,1400" },
    { options: { custom: [{ code: 2, value: "0:0:0:5" }] }, expected: "2,0:0:0:5" },
    { options: { custom: [{ code: 6, value: "02", vendorClass: "PXEClient" }] }, expected: "vendor:PXEClient,6,02" },
  ];
  for (const { options, expected } of written) {
    it(`are written as ${expected ?? "nothing"} for ${JSON.stringify(options)}`, () => {
      expect(served({ options }).options).to.equal(expected);
    });
  }

  it("follow the gateways, and are tagged for a single range, with the words of its family", () => {
    const extraRanges = [
      { networkCIDR: "198.51.100.0/24", gatewayAddress: "198.51.100.1", options: { mtu: 1500 } },
      { networkCIDR: "2001:db8::/64", options: { ntpServers: ["2001:DB8::0:5"], domainSearch: ["a.example"] } },
    ];
    expect(served({ options: { mtu: 9000 }, extraRanges }).options).to.equal(
      [
        "tag:range_1,option:router,198.51.100.1",
        "option:mtu,9000",
        "tag:range_1,option:mtu,1500",
        "tag:range_2,option6:ntp-server,[2001:db8::5]",
        "tag:range_2,option6:domain-search,a.example",
      ].join(";"),
    );
  });

  it("end a range with its lease time", () => {
    const { ranges } = served({
      leaseTime: "12h",
      extraRanges: [{ networkCIDR: "198.51.100.0/24", leaseTime: "600" }],
    });
    expect(ranges).to.match(/^192\.0\.2\.\d+,192\.0\.2\.\d+,255\.255\.255\.0,12h;set:range_1,.*,255\.255\.255\.0,600$/);
  });

  for (const leaseTime of ["120", "2m", "1w", "infinite", "999999999"]) {
    it(`accept the lease time ${leaseTime}`, () => expect(problemsOf(args({ leaseTime }))).to.deep.equal([]));
  }
  for (const leaseTime of ["", "119", "1m", "12 h", "forever", "4294967295", "-5", "1y"]) {
    it(`refuse the lease time ${JSON.stringify(leaseTime)}`, () => {
      expect(problemsOf(args({ leaseTime })).map(({ path }) => path)).to.deep.equal(["networking.dhcp.leaseTime"]);
    });
  }

  const refused: { options: DhcpAnnouncement; path: string; reason: RegExp }[] = [
    { options: { ntpServers: ["ntp.example.com"] }, path: "ntpServers[0]", reason: /^must be an IP address/ },
    { options: { ntpServers: ["0.0.0.0"] }, path: "ntpServers[0]", reason: /unspecified/ },
    { options: { ntpServers: ["2001:db8::5"] }, path: "ntpServers[0]", reason: /no range is IPv6$/ },
    { options: { ntpServers: secret(["x"]) }, path: "ntpServers[0]", reason: /^must be an IP address/ },
    { options: { domainName: "*.example.com" }, path: "domainName", reason: /^must be a domain name/ },
    { options: { domainSearch: ["a b"] }, path: "domainSearch[0]", reason: /^must be a domain name/ },
    {
      options: { routes: [{ destination: "2001:db8::/64", gateway: "192.0.2.1" }] },
      path: "routes[0].destination",
      reason: /IPv4 network/,
    },
    {
      options: { routes: [{ destination: "10.0.0.0", gateway: "192.0.2.1" }] },
      path: "routes[0].destination",
      reason: /^must be a network/,
    },
    {
      options: { routes: [{ destination: "10.0.0.0/8", gateway: "2001:db8::1" }] },
      path: "routes[0].gateway",
      reason: /IPv4 address/,
    },
    { options: { mtu: 67 }, path: "mtu", reason: /from 68/ },
    { options: { custom: [{ code: 0, value: "x" }] }, path: "custom[0].code", reason: /from 1 to 254/ },
    { options: { custom: [{ code: 255, value: "x" }] }, path: "custom[0].code", reason: /from 1 to 254/ },
    { options: { custom: [{ code: 42, value: "x" }] }, path: "custom[0].code", reason: /use ntpServers$/ },
    {
      options: { custom: [{ code: 67, value: "x" }] },
      path: "custom[0].code",
      reason: /use networking\.dhcp\.external$/,
    },
    { options: { custom: [{ code: 252, value: "a;b" }] }, path: "custom[0].value", reason: /must not contain ";"/ },
    { options: { custom: [{ code: 252, value: "a\nb" }] }, path: "custom[0].value", reason: /one line/ },
    {
      options: { custom: [{ code: 9, value: "x", vendorClass: "a b" }] },
      path: "custom[0].vendorClass",
      reason: /without blanks/,
    },
    { options: { custom: [{ code: 22, value: "x", ipv6: true }] }, path: "custom[0]", reason: /no range is IPv6$/ },
  ];
  for (const { options, path, reason } of refused) {
    it(`refuse ${JSON.stringify(options)}`, () => {
      const problems = problemsOf(args({ options })).filter((problem) =>
        problem.path.startsWith("networking.dhcp.options"),
      );
      expect(problems.map((problem) => problem.path)).to.deep.equal([`networking.dhcp.options.${path}`]);
      expect(problems[0]?.reason ?? "").to.match(reason);
    });
  }

  it("refuse what reaches IPv4 hosts alone where no range is IPv4, all at once", () => {
    const dhcp: Dhcp = {
      extraRanges: [
        {
          networkCIDR: "2001:db8::/64",
          options: {
            mtu: 1400,
            domainName: "a.example",
            routes: [{ destination: "198.51.100.0/24", gateway: "192.0.2.1" }],
            custom: [{ code: 2, value: "x" }],
          },
        },
      ],
    };
    expect(problemsOf(args(dhcp)).map(({ path }) => path)).to.deep.equal(
      ["custom[0]", "domainName", "routes", "mtu"].map((field) => `networking.dhcp.extraRanges[0].options.${field}`),
    );
  });

  it("refuse an image or an address with which the image ignores them", () => {
    const options = { mtu: 1400 };
    expect(problemsOf(args({ options }, { version: "35.0" })).map(({ path }) => path)).to.deep.equal([
      "networking.dhcp.options",
    ]);
    const own6 = {
      ipAddress: "2001:db8::10",
      dhcp: { networkCIDR: "2001:db8::/64", options: { domainSearch: ["a.example"] } },
    };
    const [problem, ...more] = problemsOf({ networking: own6 });
    expect([problem?.path, more]).to.deep.equal(["networking.dhcp.options", []]);
    expect(problem?.reason ?? "").to.match(/with an IPv6 address the image ignores DHCP_OPTIONS/);
    expect(problemsOf(args({ leaseTime: "1h" }, { version: "35.0" }))).to.deep.equal([]);
  });

  it("cannot be combined with your own DHCP server", () => {
    const networking = { ipAddress: "192.0.2.10", dhcp: { external: true, leaseTime: "1h", options: { mtu: 1400 } } };
    expect(problemsOf({ networking }).map(({ path }) => path)).to.deep.equal([
      "networking.dhcp.leaseTime",
      "networking.dhcp.options",
    ]);
  });
});
