// Which address Ironic listens on, and what excludes the pod network.

import { expect } from "chai";
import type { IronicArgs, Networking } from "../../../provider/schema/types";
import { secret, unknown, visible } from "../../support/values/fakeLater";
import { planOf, problemsOf } from "../../support/rendering/planning";
import { describeRule } from "../../support/rendering/rules";

/** Without the fields that say nothing. */
const listenOf = (networking: Networking): unknown =>
  JSON.parse(JSON.stringify(visible(planOf({ networking }).networking.listen)));

describe("the address that Ironic announces", () => {
  const cases: [title: string, networking: Networking, listen: unknown][] = [
    ["is the node's", {}, { kind: "node" }],
    ["is the pod's without the host network", { disableHostNetwork: true, externalIP: "192.0.2.80" }, { kind: "pod" }],
    ["is the given one", { ipAddress: "2001:DB8:0::10" }, { kind: "given", ip: "2001:db8::10" }],
    [
      "is the given one, on a given interface",
      { ipAddress: "192.0.2.10", interface: "eno1" },
      { kind: "given", ip: "192.0.2.10", interface: "eno1" },
    ],
    ["is the first of an interface", { interface: "br-prov.100" }, { kind: "interface", interface: "br-prov.100" }],
    [
      "is that of one of several network cards",
      { macAddresses: ["52:54:00:12:34:56", secret("52:54:00:AB:cd:57")] },
      { kind: "macs", macs: "[secret]" },
    ],
    ["does not come from an empty list of network cards", { macAddresses: [] }, { kind: "node" }],
    ["may be known only later", { ipAddress: unknown() }, { kind: "given", ip: "[unknown]" }],
  ];
  for (const [title, networking, listen] of cases) {
    it(title, () => expect(listenOf(networking)).to.deep.equal(listen));
  }
});

describe("the host network", () => {
  const away: Networking = { exposure: { type: "LoadBalancer", ipAddress: "192.0.2.80" } };
  const cases: [title: string, networking: Networking, hostNetwork: boolean][] = [
    ["is the default", {}, true],
    ["can be left", { disableHostNetwork: true, externalIP: "192.0.2.80" }, false],
    ["is left when an exposure makes Ironic reachable for hosts", away, false],
    ["is kept beside an exposure when that is asked for", { ...away, disableHostNetwork: false }, true],
    ["is kept beside an exposure when an address of the node is asked for", { ...away, ipAddress: "192.0.2.10" }, true],
    ["is kept beside an Ingress", { ingress: { host: "ironic.example.com" } }, true],
    ["is kept beside a Gateway", { gateway: { host: "ironic.example.com", gatewayName: "public" } }, true],
  ];
  for (const [title, networking, hostNetwork] of cases) {
    it(title, () => {
      const plan = planOf({ networking });
      expect(plan.networking.hostNetwork).to.equal(hostNetwork);
      expect(plan.podSecurityLevel).to.equal(hostNetwork ? "privileged" : "restricted");
    });
  }

  it("is needed by each of these inputs, unless it is switched off", () => {
    const networking: Networking = {
      disableHostNetwork: true,
      ipAddress: "192.0.2.10",
      interface: "eno1",
      bindInterface: true,
      dhcp: { external: true },
      keepalived: { enabled: true },
    };
    const excluded = problemsOf({ networking }).filter(({ reason }) =>
      reason.startsWith("cannot be combined with networking.disableHostNetwork"),
    );
    expect(excluded.map(({ path }) => path)).to.deep.equal(
      ["ipAddress", "interface", "bindInterface", "dhcp", "keepalived"].map((field) => `networking.${field}`),
    );
    const off: Networking = {
      disableHostNetwork: true,
      externalIP: "192.0.2.80",
      bindInterface: false,
      macAddresses: [],
      keepalived: { enabled: false },
      ipAddressManager: "",
    };
    expect(problemsOf({ networking: off })).to.deep.equal([]);
  });

  it("is needed by MAC addresses and by the older switch for keepalived", () => {
    const networking: Networking = {
      disableHostNetwork: true,
      macAddresses: ["52:54:00:12:34:56"],
      ipAddressManager: "keepalived",
      ipAddress: "192.0.2.10",
      interface: "eno1",
    };
    const paths = problemsOf({ networking }).map(({ path }) => path);
    expect(paths).to.include("networking.macAddresses");
    expect(paths).to.include("networking.ipAddressManager");
  });
});

it("MAC addresses together with an interface would be ignored", () => {
  const networking: Networking = { interface: "eno1", macAddresses: ["52:54:00:12:34:56"] };
  expect(problemsOf({ networking }).map(({ path }) => path)).to.deep.equal(["networking.macAddresses"]);
});

const args = (networking: Networking): IronicArgs => ({ networking });
describeRule({
  rule: "is the name of an interface",
  path: "networking.interface",
  args: (value) => args({ interface: value }),
  wrong: ["", "eth0 eth1", "a-name-that-is-too-long", "eth0;reboot", "..", "$(id)"],
  right: ["eth0", "eno1np0", "bond0.100", "br-prov", "vlan@bond0"],
  reason: /^must be the name of a network interface/,
});
describeRule({
  rule: "is a MAC address",
  path: "networking.macAddresses[0]",
  args: (mac) => args({ macAddresses: [mac] }),
  wrong: ["", "52:54:77:12:34", "52-54-00-12-34-56", "525400123456", "52:54:00:12:34:5g"],
  right: ["52:54:00:12:34:56", "AA:bb:CC:00:11:22"],
  reason: /^must be a MAC address/,
});
