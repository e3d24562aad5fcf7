// Virtual IPs.

import { expect } from "chai";
import type { IronicArgs, Keepalived, Networking } from "../../../provider/schema/types";
import { secret, unknown, visible } from "../../support/values/fakeLater";
import { planOf, problemsOf } from "../../support/rendering/planning";
import { describeRule } from "../../support/rendering/rules";

const address: Networking = { ipAddress: "192.0.2.10", interface: "eno1" };
const kept = (keepalived: Keepalived, more: Networking = {}): IronicArgs => ({
  networking: { ...address, keepalived, ...more },
});
const virtualIps = (args: IronicArgs): unknown => visible(planOf(args).networking.keepalived?.virtualIps);

describe("keepalived", () => {
  it("does not exist by default", () => {
    for (const networking of [{}, { keepalived: { enabled: false } }, { ipAddressManager: "" } as const]) {
      expect(planOf({ networking }).networking.keepalived).to.equal(undefined);
    }
  });

  const cases: [title: string, args: IronicArgs, ips: string[]][] = [
    ["Ironic's own address", kept({ enabled: true }), ["192.0.2.10,eno1"]],
    [
      "the same, asked for in the older way",
      { networking: { ...address, ipAddressManager: "keepalived" } },
      ["192.0.2.10,eno1"],
    ],
    [
      "the address with the prefix of the DHCP network",
      kept({ enabled: true }, { dhcp: { networkCIDR: "192.0.2.0/25" } }),
      ["192.0.2.10,eno1,25"],
    ],
    [
      "further addresses, in their order and one spelling",
      kept({
        enabled: true,
        additionalVIPs: [
          { ipAddress: "203.0.113.7", interface: "eno2", prefix: 24 },
          { ipAddress: "198.51.100.7", interface: "eno3" },
        ],
      }),
      ["192.0.2.10,eno1", "203.0.113.7,eno2,24", "198.51.100.7,eno3"],
    ],
    [
      "IPv6 addresses in their one spelling",
      kept(
        { enabled: true, additionalVIPs: [{ ipAddress: "2001:DB8:0::7", interface: "eno2", prefix: 64 }] },
        { ipAddress: "2001:0db8::10" },
      ),
      ["2001:db8::10,eno1", "2001:db8::7,eno2,64"],
    ],
  ];
  for (const [title, args, ips] of cases) {
    it(`holds ${title}`, () => expect(virtualIps(args)).to.deep.equal(ips));
  }

  it("holds what is known only later", () => {
    const vips = [
      { ipAddress: unknown<string>(), interface: "eno2" },
      { ipAddress: secret("192.0.2.7"), interface: "eno2" },
    ];
    expect(virtualIps(kept({ enabled: true, additionalVIPs: vips }))).to.deep.equal([
      "192.0.2.10,eno1",
      "[unknown]",
      "[secret]",
    ]);
  });

  it("has its own virtual router ID, and a password that is generated or the user's (the operator has neither)", () => {
    const plain = planOf(kept({ enabled: true })).networking.keepalived;
    expect([plain?.vrid, plain?.passwordSecretName]).to.deep.equal([1, undefined]);
    const given = planOf(kept({ enabled: true, vrid: 77, passwordSecretName: "vrrp" })).networking.keepalived;
    expect([given?.vrid, given?.passwordSecretName]).to.deep.equal([77, "vrrp"]);
  });
});

describe("keepalived is refused", () => {
  const cases: [title: string, args: IronicArgs, paths: string[]][] = [
    ["without address and interface", { networking: { keepalived: { enabled: true } } }, ["ipAddress", "interface"]],
    [
      "in the older way without an interface",
      { networking: { ipAddress: "192.0.2.10", ipAddressManager: "keepalived" } },
      ["interface"],
    ],
    ["when asked for twice", kept({ enabled: true }, { ipAddressManager: "keepalived" }), ["ipAddressManager"]],
    [
      "with an address twice",
      kept({
        enabled: true,
        additionalVIPs: [
          { ipAddress: "192.0.2.10", interface: "eno2" },
          { ipAddress: "198.51.100.7", interface: "eno2" },
          { ipAddress: "198.51.100.7", interface: "eno3" },
        ],
      }),
      ["keepalived.additionalVIPs[0].ipAddress", "keepalived.additionalVIPs[2].ipAddress"],
    ],
    [
      "with addresses of both families, of which keepalived ignores one (the operator takes them)",
      kept({ enabled: true, additionalVIPs: [{ ipAddress: "2001:db8::7", interface: "eno2" }] }),
      ["keepalived.additionalVIPs[0].ipAddress"],
    ],
  ];
  for (const [title, args, paths] of cases) {
    it(title, () => {
      expect(problemsOf(args).map(({ path }) => path)).to.deep.equal(paths.map((path) => `networking.${path}`));
    });
  }
});

const vip =
  (field: "ipAddress" | "interface" | "prefix", ipAddress = "192.0.2.7", main = "192.0.2.10") =>
  (value: unknown) =>
    kept({ enabled: true, additionalVIPs: [{ ipAddress, interface: "eno2", [field]: value }] }, { ipAddress: main });
const at = "networking.keepalived.additionalVIPs[0]";
describeRule({
  rule: "is an address",
  path: `${at}.ipAddress`,
  args: vip("ipAddress"),
  wrong: ["", "192.0.2.7/24", "vip"],
  right: ["192.0.2.7"],
  reason: /^must be an IP address/,
});
describeRule({
  rule: "is an interface",
  path: `${at}.interface`,
  args: vip("interface"),
  wrong: ["", "eno2,eno3", "eno2 eno3"],
  right: ["eno2"],
  reason: /^must be the name of a network interface/,
});
describeRule({
  rule: "fits an IPv4 address (the operator takes 128)",
  path: `${at}.prefix`,
  args: vip("prefix"),
  wrong: [0, 33, 24.5],
  right: [1, 32],
  reason: /^must be a prefix length from 1 to 32, because the address is IPv4$/,
});
describeRule({
  rule: "fits an IPv6 address",
  path: `${at}.prefix`,
  args: vip("prefix", "2001:db8::7", "2001:db8::10"),
  wrong: [129],
  right: [33, 128],
  reason: /from 1 to 128, because the address is IPv6$/,
});
describeRule({
  rule: "has one byte",
  path: "networking.keepalived.vrid",
  args: (vrid) => kept({ enabled: true, vrid }),
  wrong: [0, 256, 1.5],
  right: [1, 255],
  reason: /^must be from 1 to 255/,
});
describeRule({
  rule: "is the name of an object",
  path: "networking.keepalived.passwordSecretName",
  args: (passwordSecretName) => kept({ enabled: true, passwordSecretName }),
  wrong: ["", "My Secret"],
  right: ["vrrp"],
  reason: /^must be the name of a Kubernetes object/,
});
