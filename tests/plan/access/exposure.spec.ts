// The Service for hosts outside the cluster: what is accepted, and what is refused.

import { expect } from "chai";
import type { Exposure, IronicArgs, Networking } from "../../../provider/schema/types";
import { problemsOf } from "../../support/rendering/planning";
import { describeRule } from "../../support/rendering/rules";

const args = (networking: Networking): IronicArgs => ({ networking });
const exposed = (exposure: Exposure, networking: Networking = { externalIP: "192.0.2.1" }): IronicArgs =>
  args({ ...networking, exposure });
const pathsOf = (given: IronicArgs): string[] => problemsOf(given).map(({ path }) => path);

describe("an exposure", () => {
  it("by ports of nodes has nothing of a load balancer", () => {
    const exposure: Exposure = {
      type: "NodePort",
      ipAddress: "192.0.2.80",
      loadBalancerClass: "example.com/internal",
      loadBalancerSourceRanges: ["192.0.2.0/24"],
      awaitAddress: true,
    };
    expect(pathsOf(exposed(exposure))).to.deep.equal(
      ["ipAddress", "loadBalancerClass", "loadBalancerSourceRanges", "awaitAddress"].map(
        (field) => `networking.exposure.${field}`,
      ),
    );
    expect(pathsOf(exposed({ type: "NodePort", awaitAddress: false }))).to.deep.equal([]);
  });

  it("has each port of the nodes once", () => {
    expect(
      pathsOf(exposed({ type: "NodePort", nodePorts: { api: 30000, images: 30000, imagesTLS: 30001 } })),
    ).to.deep.equal(["networking.exposure.nodePorts.images"]);
  });

  it("has no port for a server that is not there", () => {
    const given = exposed({ type: "NodePort", nodePorts: { api: 30000, images: 30001, imagesTLS: 30002 } });
    expect(pathsOf({ ...given, tls: { mode: "off" } })).to.deep.equal(["networking.exposure.nodePorts.imagesTLS"]);
  });
});

const balancer = (exposure: Omit<Exposure, "type">): IronicArgs => exposed({ type: "LoadBalancer", ...exposure });
describeRule({
  rule: "is an address",
  path: "networking.exposure.ipAddress",
  args: (ipAddress) => balancer({ ipAddress }),
  wrong: ["", "192.0.2.0/24", "lb.example.com"],
  right: ["192.0.2.80", "2001:db8::80"],
  reason: /^must be an IP address/,
});
describeRule({
  rule: "is the name of a class",
  path: "networking.exposure.loadBalancerClass",
  args: (loadBalancerClass) => balancer({ loadBalancerClass }),
  wrong: ["", "corp.test/", "a b", "Example.com/internal"],
  right: ["tailscale", "io.cilium/bgp-control-plane", "example.com/Internal_1"],
  reason: /^must be a name/,
});
describeRule({
  rule: "is a network",
  path: "networking.exposure.loadBalancerSourceRanges[1]",
  args: (network) => balancer({ loadBalancerSourceRanges: ["192.0.2.0/24", network] }),
  wrong: ["192.0.2.1", "192.0.2.0/33", "all-of-them"],
  right: ["0.0.0.0/0", "2001:db8::/32"],
  reason: /^must be a network/,
});
describeRule({
  rule: "is a port",
  path: "networking.exposure.nodePorts.api",
  args: (api) => exposed({ type: "NodePort", nodePorts: { api } }),
  wrong: [0, 65536, 30000.5],
  right: [30000, 65535],
  reason: /^must be a TCP port/,
});
