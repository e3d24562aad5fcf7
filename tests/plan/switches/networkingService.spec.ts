// The service that sets switches, and its provider networks.

import { expect } from "chai";
import type { ProviderNetwork } from "../../../provider/schema/types";
import { variant } from "../../support/assertions/required";
import { opened, unknown } from "../../support/values/fakeLater";
import { planOf, problemsOf } from "../../support/rendering/planning";
import { describeRule } from "../../support/rendering/rules";

const withNetworks = (...providerNetworks: ProviderNetwork[]) => ({
  networkingService: { enabled: true, providerNetworks },
});

function settings(...networks: ProviderNetwork[]): unknown[] {
  return planOf(withNetworks(...networks)).networkingService?.networks.map(({ setting }) => opened(setting)) ?? [];
}

describe("the networking service", () => {
  it("does not run by default", () => {
    expect(planOf({}).networkingService).to.equal(undefined);
    expect(planOf({ networkingService: { enabled: false } }).networkingService).to.equal(undefined);
  });

  it("has its networks in the words of the image", () => {
    expect(
      settings(
        { type: "idle", nativeVLAN: 7, mtu: 9000 },
        { type: "inspection", mode: "trunk", nativeVLAN: 1, allowedVLANs: ["2", "5 - 7"] },
        { type: "cleaning", mode: "hybrid", nativeVLAN: unknown(), allowedVLANs: ["9"] },
      ),
    ).to.deep.equal(["access/native_vlan=7/mtu=9000", "trunk/native_vlan=1/allowed_vlans=2,5-7", "[unknown]"]);
  });

  it("adds exactly its names to the certificate", () => {
    const names = (enabled: boolean) => {
      const tls = variant(planOf({ networkingService: { enabled } }).tls, "kind", "generated");
      return opened(tls.dnsNames) as string[];
    };
    const without = names(false);
    expect(names(true).filter((name) => !without.includes(name))).to.deep.equal([
      "ironic-networking-service.baremetal-operator-system.svc",
      "ironic-networking-service.baremetal-operator-system.svc.cluster.local",
    ]);
  });

  describeRule<number>({
    rule: "is a VLAN",
    path: "networkingService.providerNetworks[0].nativeVLAN",
    args: (nativeVLAN) => withNetworks({ type: "idle", nativeVLAN }),
    wrong: [0, 4095, -1],
    right: [1, 4094],
    reason: /must be a VLAN, from 1 to 4094/,
  });
  describeRule<number>({
    rule: "is the size of a packet",
    path: "networkingService.providerNetworks[0].mtu",
    args: (mtu) => withNetworks({ type: "idle", nativeVLAN: 1, mtu }),
    wrong: [1279, 9217],
    right: [1280, 9216],
    reason: /must be from 1280 to 9216/,
  });
  describeRule<string>({
    rule: "is a VLAN or a range",
    path: "networkingService.providerNetworks[0].allowedVLANs[0]",
    args: (range) => withNetworks({ type: "idle", mode: "trunk", nativeVLAN: 1, allowedVLANs: [range] }),
    wrong: ["", "0", "5-5", "7-5", "1-4095", "a", "1,2"],
    right: ["100", "200-299", " 5 - 7 "],
    reason: /must be a VLAN \(100\) or a range/,
  });

  const wrong: { title: string; networks: ProviderNetwork[]; path: string; reason: RegExp }[] = [
    {
      title: "a state twice",
      networks: [
        { type: "idle", nativeVLAN: 1 },
        { type: "idle", nativeVLAN: 2 },
      ],
      path: "networkingService.providerNetworks[1].type",
      reason: /^is already used by networkingService\.providerNetworks\[0\]/,
    },
    {
      title: "several VLANs on an access port",
      networks: [{ type: "idle", nativeVLAN: 1, allowedVLANs: ["2"] }],
      path: "networkingService.providerNetworks[0].allowedVLANs",
      reason: /^cannot be combined with mode access/,
    },
    {
      title: "a trunk without VLANs",
      networks: [{ type: "idle", mode: "trunk", nativeVLAN: 1 }],
      path: "networkingService.providerNetworks[0].allowedVLANs",
      reason: /^is required with mode trunk/,
    },
  ];
  for (const { title, networks, path, reason } of wrong) {
    it(`refuses ${title}`, () => {
      const [problem, ...others] = problemsOf(withNetworks(...networks));
      expect([problem?.path, others]).to.deep.equal([path, []]);
      expect(problem?.reason ?? "").to.match(reason);
    });
  }

  it("is what insecureRPC is about", () => {
    expect(problemsOf({ tls: { insecureRPC: true } })[0]?.reason ?? "").to.match(/^has no effect/);
    expect(planOf({ tls: { insecureRPC: true }, networkingService: { enabled: true } }).rpc).to.deep.equal({
      verifiesNetworkingService: false,
    });
  });
});
