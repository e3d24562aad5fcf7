// The container with dnsmasq.

import { expect } from "chai";
import { hasOpenUdpPortsProgram } from "../../../provider/manifests/kit/programs";
import type { Dhcp, IronicArgs, Networking } from "../../../provider/schema/types";
import { secret, unknown, visible } from "../../support/values/fakeLater";
import { containerOf, containersOf, envOf, mountsOf, podOf } from "../../support/rendering/pods";

const listen: Networking = { ipAddress: "192.0.2.10", interface: "eno1" };
const withDhcp = (dhcp: Dhcp, networking: Networking = listen): IronicArgs => ({ networking: { ...networking, dhcp } });
const main: Dhcp = { networkCIDR: "192.0.2.0/24", rangeBegin: "192.0.2.100", rangeEnd: "192.0.2.200" };

describe("the container dnsmasq", () => {
  it("is there with DHCP, of either kind, and not without", () => {
    const has = (args: IronicArgs): boolean => containersOf(args).some(({ name }) => name === "dnsmasq");
    expect([has({}), has(withDhcp(main)), has(withDhcp({ external: true }))]).to.deep.equal([false, true, true]);
  });

  it("runs as the image's user, with the capabilities of the binary and no other", () => {
    const { securityContext, command } = containerOf("dnsmasq", withDhcp(main));
    expect(command?.at(-1)).to.equal("/bin/rundnsmasq");
    expect(securityContext).to.deep.equal({
      // The kernel gives file capabilities only to programs that may escalate.
      allowPrivilegeEscalation: true,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"], add: ["NET_ADMIN", "NET_BIND_SERVICE", "NET_RAW"] },
    });
  });

  it("has the shared volume, with the TFTP root and custom firmware (the operator's has no volume at all)", () => {
    expect(mountsOf("dnsmasq", withDhcp(main))).to.deep.equal([
      "ironic-shared:/shared",
      "dnsmasq-conf:/conf",
      "dnsmasq-data:/data",
      "dnsmasq-tmp:/tmp",
    ]);
  });

  it("keeps leases on a claim where one is asked for (the operator loses them with the container)", () => {
    for (const [leases, claimName] of [
      [{}, "ironic-leases"],
      [{ claimName: "mine" }, "mine"],
    ] as const) {
      const args = withDhcp({ ...main, leases });
      expect(mountsOf("dnsmasq", args)).to.include("dnsmasq-leases:/data/dnsmasq");
      const volume = podOf(args).volumes.find(({ name }) => name === "dnsmasq-leases");
      expect(volume).to.deep.equal({ name: "dnsmasq-leases", persistentVolumeClaim: { claimName } });
    }
    expect(podOf(withDhcp(main)).volumes.filter((volume) => "persistentVolumeClaim" in volume)).to.deep.equal([]);
  });
});

describe("the environment of dnsmasq", () => {
  const base = ["HTTP_PORT=6180", "PROVISIONING_IP=192.0.2.10", "PROVISIONING_INTERFACE=eno1"];
  const cases: [title: string, args: IronicArgs, env: string[]][] = [
    ["names the range", withDhcp(main), [...base, "DHCP_RANGE=192.0.2.100,192.0.2.200,255.255.255.0"]],
    [
      "names all that is given",
      withDhcp({
        ...main,
        gatewayAddress: "192.0.2.1",
        dnsAddress: "192.0.2.53",
        hosts: ["52:54:00:12:34:56,192.0.2.20", "52:54:00:12:34:57,192.0.2.21"],
        ignore: ["tag:!known", "tag:other"],
        extraRanges: [{ networkCIDR: "198.51.100.0/24", rangeBegin: "198.51.100.10", rangeEnd: "198.51.100.20" }],
      }),
      [
        ...base,
        "DHCP_RANGE=192.0.2.100,192.0.2.200,255.255.255.0;set:range_1,198.51.100.10,198.51.100.20,255.255.255.0",
        "DHCP_OPTIONS=tag:range_1,option:router",
        "DHCP_HOSTS=52:54:00:12:34:56,192.0.2.20;52:54:00:12:34:57,192.0.2.21",
        "DHCP_IGNORE=tag:!known,tag:other",
        "GATEWAY_IP=192.0.2.1",
        "DNS_IP=192.0.2.53",
      ],
    ],
    [
      "names itself as DNS server, and opens the port (the image's default is to answer no query)",
      withDhcp({ ...main, serveDNS: true }),
      [...base, "DHCP_RANGE=192.0.2.100,192.0.2.200,255.255.255.0", "DNS_IP=provisioning", "DNS_PORT=53"],
    ],
    ["names no range where another server hands out addresses", withDhcp({ external: true }), base],
    [
      "names the MAC addresses",
      withDhcp({ external: true }, { macAddresses: ["52:54:00:12:34:56", "52:54:00:12:34:57"] }),
      ["HTTP_PORT=6180", "PROVISIONING_MACS=52:54:00:12:34:56,52:54:00:12:34:57"],
    ],
  ];
  for (const [title, args, env] of cases) {
    it(title, () => expect(envOf("dnsmasq", args)).to.deep.equal(env));
  }

  it("shows no secret, and waits for what comes later", () => {
    const { env } = containerOf("dnsmasq", withDhcp({ networkCIDR: unknown(), hosts: secret(["a"]) }));
    const shown = Object.fromEntries((env ?? []).map(({ name, value }) => [name, visible(value)]));
    expect([shown.DHCP_RANGE, shown.DHCP_HOSTS]).to.deep.equal(["[unknown]", "[secret]"]);
  });
});

describe("the probe of dnsmasq", () => {
  const v6: Dhcp = { networkCIDR: "2001:db8::/64" };
  const cases: [title: string, args: IronicArgs, ports: number[]][] = [
    ["IPv4", withDhcp(main), [67, 69]],
    ["IPv6", withDhcp(v6, { interface: "eno1" }), [547, 69]],
    ["both", withDhcp({ ...main, extraRanges: [{ networkCIDR: "2001:db8::/64" }] }), [67, 547, 69]],
    ["an external DHCP server", withDhcp({ external: true }), [69]],
  ];
  for (const [title, args, ports] of cases) {
    it(`looks for the ports of ${title}, and not for ports that begin alike`, () => {
      const { livenessProbe, readinessProbe } = containerOf("dnsmasq", args);
      expect(livenessProbe?.exec?.command).to.deep.equal([
        ...["/bin/sh", "-c", hasOpenUdpPortsProgram, "has-open-udp-ports"],
        ports.join(" "),
      ]);
      expect(readinessProbe).to.deep.equal(livenessProbe);
    });
  }
});
