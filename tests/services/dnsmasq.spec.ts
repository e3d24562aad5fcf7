// dnsmasq itself reads what we hand to the image: every range, option, reservation and tag.

import { execFile } from "node:child_process";
import * as path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import * as fc from "fast-check";
import { planIronic } from "../../provider/plan";
import type { Networking } from "../../provider/schema/types";
import { findProgram } from "../../scripts/setup/systemPackages.mjs";
import { plainDhcp } from "../support/arbitrary/arbitraryNetworking";
import { envOf } from "../support/rendering/pods";
import { required } from "../support/assertions/required";
import { scenarios } from "../support/scenarios/scenarios";

const run = promisify(execFile);

/** What dnsmasq says to these options; undefined when it takes them. */
async function complaint(options: string[]): Promise<string | undefined> {
  const dnsmasq = required(findProgram("dnsmasq"), "dnsmasq is not installed");
  try {
    await run(dnsmasq, ["--test", "--conf-file=/dev/null", ...options]);
    return undefined;
  } catch (error) {
    return (error as { stderr: string }).stderr.trim();
  }
}

/** The directives for which dnsmasq.conf.j2 uses each variable, one per item. */
function directives(environment: readonly string[]): string[] {
  const env = new Map(environment.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
  const items = (name: string): string[] => env.get(name)?.split(";") ?? [];
  const dns = env.get("DNS_IP");
  const gateway = env.get("GATEWAY_IP");
  const ignore = env.get("DHCP_IGNORE");
  return [
    ...items("DHCP_RANGE").map((item) => `--dhcp-range=${item}`),
    ...items("DHCP_OPTIONS").map((item) => `--dhcp-option=${item}`),
    ...items("DHCP_HOSTS").map((item) => `--dhcp-host=${item}`),
    ...(ignore === undefined ? [] : [`--dhcp-ignore=${ignore}`]),
    ...(dns === undefined || dns === "provisioning"
      ? []
      : [`--dhcp-option=option${dns.includes(":") ? "6" : ""}:dns-server,${dns}`]),
    ...(gateway === undefined ? [] : [`--dhcp-option=option:router,${gateway}`]),
    `--port=${env.get("DNS_PORT") ?? "0"}`,
  ];
}

describe("dnsmasq", () => {
  const all: Networking = {
    interface: "eno1",
    dhcp: {
      networkCIDR: "192.0.2.0/24",
      gatewayAddress: "192.0.2.1",
      dnsAddress: "192.0.2.53",
      hosts: ["52:54:00:12:34:56,192.0.2.20", "id:01:02:03,set:known,node-1,192.0.2.21"],
      ignore: ["tag:!known"],
      extraRanges: [
        { networkCIDR: "198.51.100.0/24", gatewayAddress: "198.51.100.1" },
        { networkCIDR: "203.0.113.0/25" },
        { networkCIDR: "2001:db8::/64" },
      ],
    },
  };
  const withDhcp = scenarios.filter(({ args }) => args.networking?.dhcp !== undefined);
  for (const { name, args } of [{ name: "a block with everything", args: { networking: all } }, ...withDhcp]) {
    it(`takes what ${name} hands out`, async () => {
      expect(await complaint(directives(envOf("dnsmasq", args)))).to.equal(undefined);
    });
  }

  it("accepts whatever the plan accepts", async () => {
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(plainDhcp, async (networking) => {
        if (planIronic("ironic", { networking }).problems === undefined) {
          taken += 1;
          expect(await complaint(directives(envOf("dnsmasq", { networking })))).to.equal(undefined);
        }
      }),
      { numRuns: 100 },
    );
    expect(taken, `only ${taken} of the blocks were right`).to.be.above(25);
  });

  it("gives a client what the inputs announce, beside the image's own options", async () => {
    const networking: Networking = {
      ipAddress: "192.0.2.1",
      interface: "server0",
      dhcp: {
        networkCIDR: "192.0.2.0/24",
        dnsAddress: "192.0.2.53",
        leaseTime: "10m",
        options: {
          ntpServers: ["192.0.2.5", "192.0.2.6"],
          domainName: "example.com",
          domainSearch: ["example.com", "lab.example.com"],
          routes: [{ destination: "198.51.100.0/24", gateway: "192.0.2.254" }],
          mtu: 1400,
          custom: [
            { code: 2, value: "0:0:0:5" },
            { code: 6, value: "02", vendorClass: "udhcp" },
          ],
        },
      },
    };
    // The image's own (dnsmasq.conf.j2).
    const image = ["--dhcp-option=3", "--dhcp-match=ipxe,175", "--dhcp-boot=/undionly.kpxe,192.0.2.1"];
    const wanted = ["ntpsrv", "domain", "search", "staticroutes", "mtu", "timezone", "bootfile", "dns", "lease", "43"];
    const { stdout } = await run(
      "unshare",
      ["--net", "sh", path.join(__dirname, "dhcpClient.sh"), ...image, ...directives(envOf("dnsmasq", { networking }))],
      { env: { ...process.env, CLIENT: wanted.map((option) => `-O ${option}`).join(" ") }, timeout: 60_000 },
    );
    const given = new Map(stdout.split("\n").map((line) => [line.split("=")[0], line.slice(line.indexOf("=") + 1)]));
    const told = ["ntpsrv", "domain", "search", "staticroutes", "mtu", "timezone", "lease", "dns", "opt43", "bootfile"];
    expect(Object.fromEntries(told.map((name) => [name, given.get(name)]))).to.deep.equal({
      ntpsrv: "192.0.2.5 192.0.2.6",
      domain: "example.com",
      search: "example.com lab.example.com",
      staticroutes: "198.51.100.0/24 192.0.2.254",
      mtu: "1400",
      timezone: "5",
      lease: "600",
      dns: "192.0.2.53",
      opt43: "060102ff",
      bootfile: "/undionly.kpxe",
    });
  });

  const refused: [title: string, option: string, networkCIDR: string][] = [
    ["a DHCPv6 network that is too large", "--dhcp-range=2001:db8::1,2001:db8::2,63", "2001:db8::/63"],
    ["an IPv4 network without room", "--dhcp-range=192.0.2.1,192.0.2.2,255.255.255.254", "192.0.2.0/31"],
  ];
  for (const [title, option, networkCIDR] of refused) {
    it(`refuses ${title}, and so does the plan`, async () => {
      expect((await complaint([option])) ?? "").to.match(/bad command line options/);
      const { problems = [] } = planIronic("ironic", { networking: { interface: "eno1", dhcp: { networkCIDR } } });
      expect(problems.map(({ path }) => path)).to.deep.equal(["networking.dhcp.networkCIDR"]);
    });
  }
});
