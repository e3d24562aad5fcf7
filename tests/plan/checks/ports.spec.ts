// Ports: no two servers of the pod take the same one, and the firewall learns all of them.

import { expect } from "chai";
import { validatePorts, type PortUse } from "../../../provider/plan/checks/ports";
import { Problems } from "../../../provider/plan/checks/problems";
import type { IronicArgs } from "../../../provider/schema/types";
import { secret, unknown, visible } from "../../support/values/fakeLater";
import { planOf } from "../../support/rendering/planning";

function problemsOf(uses: PortUse[]): string[] {
  const problems = new Problems();
  validatePorts(problems, uses);
  return problems.list.map(({ path, shown, reason }) => `${path} (${shown}) ${reason.split(":")[0]}`);
}
const use = (path: string, port: PortUse["port"], given: PortUse["given"] = port, used = true): PortUse => ({
  path,
  port,
  given,
  used,
});

describe("ports that servers take", () => {
  it("differ", () => {
    expect(problemsOf([use("a", 1), use("b", 2), use("c", 1), use("d", 2)])).to.deep.equal([
      "c (1) must differ from a",
      "d (2) must differ from b",
    ]);
  });
  it("differ from the defaults of other inputs as well", () => {
    expect(problemsOf([use("a", 6385, undefined), use("b", 6385)])).to.deep.equal(["b (6385) must differ from a"]);
  });
  it("are compared with the secret ones, which are not shown", () => {
    expect(problemsOf([use("a", 5), use("b", secret(5)), use("c", unknown())])).to.deep.equal([
      "b (undefined) must differ from a",
    ]);
  });
  it("do not count where there is no server, but must be ports", () => {
    expect(problemsOf([use("a", 5), use("b", 5, 5, false), use("c", 70000, 70000, false)])).to.deep.equal([
      "c (70000) must be a TCP port, from 1 to 65535",
    ]);
  });
});

describe("the ports that a firewall must open", () => {
  const portsOf = (args: IronicArgs): string[] =>
    planOf(args).endpoints.ports.map(({ name, port, protocol }) => `${name} ${String(visible(port))}/${protocol}`);
  const servers = ["ironic-api 6385/TCP", "image-svc 6180/TCP", "image-svc-tls 6183/TCP"];
  const listen = { interface: "eno1" };
  const v6 = { networkCIDR: "2001:db8::/64" };
  const cases: [title: string, args: IronicArgs, ports: string[]][] = [
    ["by default", {}, servers],
    [
      "with DHCP",
      { networking: { ...listen, dhcp: { networkCIDR: "192.0.2.0/24" } } },
      [...servers, "dhcp 67/UDP", "tftp 69/UDP"],
    ],
    ["with DHCPv6", { networking: { ...listen, dhcp: v6 } }, [...servers, "dhcpv6 547/UDP", "tftp 69/UDP"]],
    [
      "with both and DNS",
      { networking: { ...listen, dhcp: { networkCIDR: "192.0.2.0/24", extraRanges: [v6], serveDNS: true } } },
      [...servers, "dhcp 67/UDP", "dhcpv6 547/UDP", "tftp 69/UDP", "dns 53/UDP", "dns 53/TCP"],
    ],
    [
      "with a family that only the update will know",
      { networking: { ...listen, dhcp: { networkCIDR: unknown() } } },
      [...servers, "dhcp 67/UDP", "dhcpv6 547/UDP", "tftp 69/UDP"],
    ],
    [
      "with an external DHCP server",
      { networking: { ...listen, dhcp: { external: true } } },
      [...servers, "tftp 69/UDP"],
    ],
    [
      "at the nodes",
      {
        networking: {
          externalIP: "192.0.2.1",
          exposure: { type: "NodePort", nodePorts: { api: 30085, images: 30080, imagesTLS: 30083 } },
        },
      },
      ["ironic-api 30085/TCP", "image-svc 30080/TCP", "image-svc-tls 30083/TCP"],
    ],
  ];
  for (const [title, args, ports] of cases) {
    it(title, () => expect(portsOf(args)).to.deep.equal(ports));
  }
});
