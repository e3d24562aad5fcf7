// Network boot that cannot work: all that is wrong with ranges, routers and servers.

import { expect } from "chai";
import type { Dhcp, IronicArgs, Networking } from "../../../provider/schema/types";
import { problemsOf } from "../../support/rendering/planning";

const path = "networking.dhcp";
const cidr = "192.0.2.0/24";
const main: Dhcp = { networkCIDR: cidr, rangeBegin: "192.0.2.100", rangeEnd: "192.0.2.200" };
const extra = { networkCIDR: "198.51.100.0/24", rangeBegin: "198.51.100.10", rangeEnd: "198.51.100.20" };
const withDhcp = (dhcp: Dhcp, networking: Networking = { ipAddress: "192.0.2.10" }): IronicArgs => ({
  networking: { ...networking, dhcp },
});

describe("ranges that are refused", () => {
  const cases: [title: string, args: IronicArgs, problems: [string, RegExp][]][] = [
    ["without an address or interface", withDhcp(main, {}), [[path, /^needs networking\.ipAddress/]]],
    ["an empty list of MAC addresses names no interface", withDhcp(main, { macAddresses: [] }), [[path, /^needs/]]],
    ["an empty block", withDhcp({}), [[path, /^needs networking\.dhcp\.networkCIDR/]]],
    [
      "one end only",
      withDhcp({ networkCIDR: cidr, rangeBegin: "192.0.2.100" }),
      [[`${path}.rangeEnd`, /^is required with/]],
    ],
    [
      "both ends without a network",
      withDhcp({ rangeBegin: "192.0.2.100", rangeEnd: "192.0.2.200" }),
      [[`${path}.networkCIDR`, /^is required with/]],
    ],
    [
      "a reversed range",
      withDhcp({ ...main, rangeBegin: "192.0.2.201" }),
      [[`${path}.rangeEnd`, /^must not be lower than/]],
    ],
    [
      "ends outside the network",
      withDhcp({ networkCIDR: cidr, rangeBegin: "192.0.1.1", rangeEnd: "2001:db8::1" }),
      [
        [`${path}.rangeBegin`, /must be in the network/],
        [`${path}.rangeEnd`, /must be in the network/],
      ],
    ],
    [
      "the network's own and its broadcast address",
      withDhcp({ networkCIDR: cidr, rangeBegin: "192.0.2.0", rangeEnd: "192.0.2.255" }, { interface: "eno1" }),
      [
        [`${path}.rangeBegin`, /broadcast/],
        [`${path}.rangeEnd`, /broadcast/],
      ],
    ],
    [
      "a gateway outside its network (the operator takes it)",
      withDhcp({ ...main, gatewayAddress: "198.51.100.1" }),
      [[`${path}.gatewayAddress`, /must be in the network/]],
    ],
    [
      "a gateway that would be handed out",
      withDhcp({ ...main, gatewayAddress: "192.0.2.150" }),
      [[`${path}.gatewayAddress`, /must not be in the range/]],
    ],
    [
      "a gateway in IPv6",
      withDhcp({ networkCIDR: "2001:db8::/64", gatewayAddress: "2001:db8::1" }, { interface: "eno1" }),
      [[`${path}.gatewayAddress`, /IPv4 only/]],
    ],
    [
      "a gateway for relayed ranges alone",
      withDhcp({ extraRanges: [extra], gatewayAddress: "192.0.2.1" }),
      [[`${path}.gatewayAddress`, /^needs networking\.dhcp\.networkCIDR/]],
    ],
    [
      "Ironic's own address inside the range",
      withDhcp(main, { ipAddress: "192.0.2.150" }),
      [["networking.ipAddress", /must not be in the range/]],
    ],
    [
      "Ironic's own address outside the network",
      withDhcp(main, { ipAddress: "198.51.100.1" }),
      [["networking.ipAddress", /must be in networking\.dhcp\.networkCIDR/]],
    ],
    [
      "a virtual IP inside the range",
      withDhcp(main, {
        ipAddress: "192.0.2.10",
        interface: "eno1",
        keepalived: { enabled: true, additionalVIPs: [{ ipAddress: "192.0.2.160", interface: "eno1" }] },
      }),
      [["networking.keepalived.additionalVIPs[0].ipAddress", /must not be in the range/]],
    ],
    [
      "ranges that overlap in one address",
      withDhcp({ ...main, extraRanges: [{ networkCIDR: cidr, rangeBegin: "192.0.2.200", rangeEnd: "192.0.2.220" }] }),
      [[`${path}.extraRanges[0].rangeBegin`, /overlaps with the range of networking\.dhcp:/]],
    ],
    [
      "derived ranges that overlap",
      withDhcp({ networkCIDR: cidr, extraRanges: [{ networkCIDR: "192.0.2.192/26" }] }),
      [[`${path}.extraRanges[0].networkCIDR`, /overlaps/]],
    ],
    [
      "a network without room",
      withDhcp({ networkCIDR: "192.0.2.8/30" }),
      [[`${path}.networkCIDR`, /leaves no address/]],
    ],
    [
      "relayed ranges before 37.0",
      { version: "35.0", ...withDhcp({ ...main, extraRanges: [extra] }) },
      [[`${path}.extraRanges`, /needs version 37\.0 or newer, and version is 35\.0/]],
    ],
    [
      "a DNS server beside serveDNS",
      withDhcp({ ...main, serveDNS: true, dnsAddress: "192.0.2.53" }),
      [[`${path}.dnsAddress`, /^cannot be combined with /]],
    ],
    [
      "a DNS server of a family that no range has",
      withDhcp({ ...main, dnsAddress: "2001:db8::53" }),
      [[`${path}.dnsAddress`, /address family/]],
    ],
  ];
  for (const [title, args, expected] of cases) {
    it(title, () => {
      const problems = problemsOf(args);
      expect(problems.map((problem) => problem.path)).to.deep.equal(expected.map(([at]) => at));
      expected.forEach(([, reason], i) => {
        expect(problems[i]?.reason ?? "").to.match(reason);
      });
    });
  }

  it("all of them at once", () => {
    const args = withDhcp({
      networkCIDR: "192.0.2.0/40",
      rangeBegin: "x",
      extraRanges: [{ networkCIDR: "0.0.0.0/0" }, { ...extra, rangeEnd: "198.51.100.1" }],
    });
    expect(problemsOf(args).map((problem) => problem.path)).to.deep.equal(
      ["networkCIDR", "rangeEnd", "rangeBegin", "extraRanges[0].networkCIDR", "extraRanges[1].rangeEnd"].map(
        (field) => `${path}.${field}`,
      ),
    );
  });
});

describe("one end of a range alone", () => {
  for (const end of ["rangeBegin", "rangeEnd"] as const) {
    it(`${end} is one problem: the other end is missing`, () => {
      const dhcp = { networkCIDR: "192.0.2.0/24", [end]: "192.0.2.100" };
      expect(problemsOf({ networking: { ipAddress: "192.0.2.10", dhcp } })).to.have.lengthOf(1);
    });
  }
});
