// Network boot: what dnsmasq hands out, and which ranges are refused.

import { expect } from "chai";
import type { Dhcp, IronicArgs, Networking } from "../../../provider/schema/types";
import { variant } from "../../support/assertions/required";
import { opened, secret, unknown, visible } from "../../support/values/fakeLater";
import { planOf, problemsOf, warningsOf } from "../../support/rendering/planning";
import { describeRule } from "../../support/rendering/rules";

const listen: Networking = { ipAddress: "192.0.2.10" };
const withDhcp = (dhcp: Dhcp, networking: Networking = listen): IronicArgs => ({ networking: { ...networking, dhcp } });
const cidr = "192.0.2.0/24";
const main = { networkCIDR: cidr, rangeBegin: "192.0.2.100", rangeEnd: "192.0.2.200" };
const extra = { networkCIDR: "198.51.100.0/24", rangeBegin: "198.51.100.10", rangeEnd: "198.51.100.20" };

function served(args: IronicArgs) {
  const dhcp = variant(planOf(args).networking.dhcp, "kind", "served");
  return dhcp;
}

function refusals(args: IronicArgs): [string, string][] {
  return problemsOf(args).map(({ path, reason }) => [path, reason.split(":")[0] ?? ""]);
}

describe("what dnsmasq hands out", () => {
  it("is nothing without the block", () => expect(planOf().networking.dhcp).to.equal(undefined));

  const ranges: [title: string, dhcp: Dhcp, range: string][] = [
    ["the given range, with a netmask", main, "192.0.2.100,192.0.2.200,255.255.255.0"],
    [
      "a range of the network alone (the operator's docs promise it)",
      { networkCIDR: cidr },
      "192.0.2.128,192.0.2.254,255.255.255.0",
    ],
    [
      "a network with bits behind its prefix",
      { ...main, networkCIDR: "192.0.2.77/24" },
      "192.0.2.100,192.0.2.200,255.255.255.0",
    ],
    [
      "an odd prefix",
      { networkCIDR: "192.0.0.0/19", rangeBegin: "192.0.31.1", rangeEnd: "192.0.31.9" },
      "192.0.31.1,192.0.31.9,255.255.224.0",
    ],
    [
      "relayed ranges behind the main one, with tags",
      { ...main, extraRanges: [extra, { networkCIDR: "203.0.113.0/24" }] },
      "192.0.2.100,192.0.2.200,255.255.255.0;set:range_1,198.51.100.10,198.51.100.20,255.255.255.0;set:range_2,203.0.113.128,203.0.113.254,255.255.255.0",
    ],
    ["relayed ranges alone", { extraRanges: [extra] }, "set:range_1,198.51.100.10,198.51.100.20,255.255.255.0"],
  ];
  for (const [title, dhcp, range] of ranges) {
    it(`is ${title}`, () => expect(served(withDhcp(dhcp)).ranges).to.equal(range));
  }

  it("has a bare prefix length in IPv6", () => {
    const dhcp = { networkCIDR: "2001:db8::/64", rangeBegin: "2001:db8::1:0", rangeEnd: "2001:DB8:0::2:0" };
    expect(served(withDhcp(dhcp, { ipAddress: "2001:db8::10" })).ranges).to.equal("2001:db8::1:0,2001:db8::2:0,64");
  });

  it("avoids Ironic's address, the gateway and the virtual IPs where the range is derived", () => {
    const networking: Networking = {
      ipAddress: "192.0.2.250",
      interface: "eno1",
      keepalived: { enabled: true, additionalVIPs: [{ ipAddress: "192.0.2.130", interface: "eno1" }] },
    };
    const args = withDhcp({ networkCIDR: cidr, gatewayAddress: "192.0.2.240" }, networking);
    expect(served(args).ranges).to.equal("192.0.2.131,192.0.2.239,255.255.255.0");
  });

  it("is derived when an address is secret, and unknown when one is unknown", () => {
    const range = served(withDhcp({ networkCIDR: cidr }, { ipAddress: secret("192.0.2.200") })).ranges;
    expect(visible(range)).to.equal("[secret]");
    expect(opened(range)).to.equal("192.0.2.128,192.0.2.199,255.255.255.0");
    expect(visible(served(withDhcp({ networkCIDR: unknown() })).ranges)).to.equal("[unknown]");
  });
});

describe("what dnsmasq announces to hosts", () => {
  const options: [title: string, dhcp: Dhcp, options: string | undefined][] = [
    ["nothing for the main range alone", { ...main, gatewayAddress: "192.0.2.1" }, undefined],
    ["nothing where no range has a router", { ...main, extraRanges: [extra] }, undefined],
    [
      "the router of each relayed range, and none where the main one's would be sent",
      {
        ...main,
        gatewayAddress: "192.0.2.1",
        extraRanges: [extra, { networkCIDR: "203.0.113.0/24", gatewayAddress: "203.0.113.1" }],
      },
      "tag:range_1,option:router,203.0.113.1;tag:range_2,option:router",
    ],
  ];
  for (const [title, dhcp, expected] of options) {
    it(`is ${title}`, () => expect(served(withDhcp(dhcp)).options).to.equal(expected));
  }

  it("is no DNS server, a given one, or itself", () => {
    expect(served(withDhcp(main)).dns).to.equal(undefined);
    expect(served(withDhcp({ ...main, dnsAddress: "192.0.2.53" })).dns).to.deep.equal({
      kind: "given",
      server: "192.0.2.53",
    });
    expect(served(withDhcp({ ...main, serveDNS: true })).dns).to.deep.equal({ kind: "own" });
  });

  it("is an IPv6 DNS server in its one spelling", () => {
    const dhcp = { networkCIDR: "2001:db8::/64", dnsAddress: "2001:DB8:0::53" };
    expect(served(withDhcp(dhcp, { interface: "eno1" })).dns).to.deep.equal({ kind: "given", server: "2001:db8::53" });
  });

  it("are reservations, and whom it ignores", () => {
    const dhcp = {
      ...main,
      hosts: ["52:54:00:12:34:56,192.0.2.20 ", "52:54:00:12:34:57,ignore"],
      ignore: ["tag:!known"],
    };
    const { hosts, ignore } = served(withDhcp(dhcp));
    expect([hosts, ignore]).to.deep.equal(["52:54:00:12:34:56,192.0.2.20;52:54:00:12:34:57,ignore", "tag:!known"]);
  });

  it("is warned of where a range has the other family", () => {
    const dhcp = { ...main, extraRanges: [{ networkCIDR: "2001:db8::/64" }] };
    expect(warningsOf(withDhcp(dhcp)).join()).to.match(/extraRanges\[0\] is IPv6, but Ironic announces an IPv4/);
  });
});

describe("an external DHCP server", () => {
  it("leaves TFTP to dnsmasq", () =>
    expect(planOf(withDhcp({ external: true })).networking.dhcp).to.deep.equal({ kind: "external" }));

  it("excludes all other fields of the block", () => {
    const dhcp: Dhcp = { external: true, ...main, serveDNS: false, hosts: ["a"], extraRanges: [extra] };
    expect(refusals(withDhcp(dhcp)).map(([path]) => path)).to.deep.equal(
      ["networkCIDR", "rangeBegin", "rangeEnd", "hosts", "extraRanges"].map((field) => `networking.dhcp.${field}`),
    );
  });
});

describeRule({
  rule: "is a network that dnsmasq can serve",
  path: "networking.dhcp.extraRanges[0].networkCIDR",
  args: (networkCIDR) => withDhcp({ extraRanges: [{ networkCIDR }] }, { interface: "eno1" }),
  wrong: [
    "198.51.100.0",
    "198.51.100.0/33",
    "0.0.0.0/0",
    "10.0.0.0/7",
    "198.51.100.0/31",
    "2001:db8::/63",
    "2001:db8::/127",
    "fe80::%eth0/64",
  ],
  right: ["198.51.100.0/24", "10.0.0.0/8", "198.51.100.0/30", "2001:db8::/64", "2001:db8::/126"],
  reason: /^must (be a network|have a prefix length)/,
});
describeRule({
  rule: "is an address",
  path: "networking.dhcp.dnsAddress",
  args: (dnsAddress) => withDhcp({ ...main, dnsAddress }),
  wrong: ["dns.example.com", "192.0.2.300", ""],
  right: ["192.0.2.53"],
  reason: /^must be an IP address/,
});
describeRule({
  rule: "is an entry that the template does not tear apart",
  path: "networking.dhcp.hosts[1]",
  args: (entry) => withDhcp({ ...main, hosts: ["52:54:00:12:34:56", entry] }),
  wrong: ["", "   ", "52:54:00:12:34:56;192.0.2.7", "52:54:00:12:34:56\ndhcp-script=/bin/sh"],
  right: ["52:54:00:12:34:56,192.0.2.7", "id:*,set:x"],
  reason: /^must be what dnsmasq's dhcp-host takes/,
});
describeRule({
  rule: "is one tag",
  path: "networking.dhcp.ignore[0]",
  args: (entry) => withDhcp({ ...main, ignore: [entry] }),
  wrong: ["", "tag:a,tag:b", "tag:a\nlog-dhcp"],
  right: ["tag:!known"],
  reason: /^must be a tag/,
});

it("entries of a list that is secret as a whole are not shown", () => {
  const [problem] = problemsOf(withDhcp({ ...main, hosts: secret(["good", "bad;bad"]) }));
  expect([problem?.path, problem?.shown]).to.deep.equal(["networking.dhcp.hosts[1]", undefined]);
});
