// Networking as a whole: addresses, ports and what the user is warned of.

import { expect } from "chai";
import type { Networking } from "../../../provider/schema/types";
import { secret, unknown } from "../../support/values/fakeLater";
import { problemsOf, warningsOf } from "../../support/rendering/planning";
import { describeRule } from "../../support/rendering/rules";

describe("the given address", () => {
  it("excludes the pod network when the address is given", () => {
    const problems = problemsOf({ networking: { disableHostNetwork: true, ipAddress: "192.0.2.10" } });
    expect(problems.map(({ path, shown }) => [path, shown])).to.deep.equal([["networking.ipAddress", '"192.0.2.10"']]);
    expect(problems[0]?.reason ?? "").to.match(/^cannot be combined with networking\.disableHostNetwork/);
  });
});

for (const field of ["ipAddress", "externalIP"] as const) {
  describeRule<string>({
    rule: "is an address",
    path: `networking.${field}`,
    args: (address) => ({ networking: { [field]: address } }),
    wrong: ["", "ironic.example.com", "192.0.2.0/24", "[2001:db8::10]", "fe80::1%eth0"],
    right: ["192.0.2.10", "2001:db8::10"],
    reason: /must be an IP address/,
  });
}

describe("ports", () => {
  for (const field of ["apiPort", "imageServerPort", "imageServerTLSPort"] as const) {
    describeRule<number>({
      rule: "is a TCP port",
      path: `networking.${field}`,
      args: (port) => ({ networking: { [field]: port } }),
      wrong: [0, -1, 65536, 1.5, Number.NaN],
      right: [1, 1024, 65535],
      reason: /must be a TCP port, from 1 to 65535/,
    });
  }

  const collisions: { title: string; networking: Networking; problem: [string, string, RegExp] }[] = [
    {
      title: "two given ones",
      networking: { apiPort: 7000, imageServerPort: 7000 },
      problem: ["networking.imageServerPort", "7000", /must differ from networking\.apiPort/],
    },
    {
      title: "a given one and a default after it",
      networking: { apiPort: 6183 },
      problem: ["networking.imageServerTLSPort", "6183", /must differ from networking\.apiPort/],
    },
    {
      title: "a given one and a default before it",
      networking: { imageServerTLSPort: 6180 },
      problem: ["networking.imageServerTLSPort", "6180", /must differ from networking\.imageServerPort/],
    },
  ];
  for (const { title, networking, problem } of collisions) {
    it(`may not be equal: ${title}`, () => {
      const [path, shown, reason] = problem;
      const found = problemsOf({ networking });
      expect(found.map((p) => [p.path, p.shown])).to.deep.equal([[path, shown]]);
      expect(found[0]?.reason ?? "").to.match(reason);
    });
  }

  it("may not be equal when one is secret, which is not shown", () => {
    const found = problemsOf({ networking: { apiPort: secret(7000), imageServerPort: secret(7000) } });
    expect(found.map((p) => [p.path, p.shown])).to.deep.equal([["networking.imageServerPort", undefined]]);
    expect(found[0]?.reason ?? "").not.to.match(/7000/);
  });

  it("may not be equal, all three of them: both collisions are reported", () => {
    const paths = problemsOf({ networking: { apiPort: 7000, imageServerPort: 7000, imageServerTLSPort: 7000 } }).map(
      ({ path }) => path,
    );
    expect(paths).to.deep.equal(["networking.imageServerPort", "networking.imageServerTLSPort"]);
  });

  it("may not be equal without TLS either", () => {
    const problems = problemsOf({ tls: { mode: "off" }, networking: { apiPort: 6180 } });
    expect(problems.map(({ path }) => path)).to.deep.equal(["networking.imageServerPort"]);
  });

  it("do not collide with the TLS port when TLS is off", () => {
    expect(problemsOf({ tls: { mode: "off" }, networking: { apiPort: 6183 } })).to.deep.equal([]);
  });
});

describe("warnings about the network", () => {
  const unreachable = /^Hosts cannot reach Ironic/;
  const lowPorts = /^Ports below 1024/;
  const scenarios: { title: string; networking: Networking; warning: RegExp; given: boolean }[] = [
    {
      title: "the pod network without an external address",
      networking: { disableHostNetwork: true },
      warning: unreachable,
      given: true,
    },
    {
      title: "the pod network with an external address, even one that comes later",
      networking: { disableHostNetwork: true, externalIP: unknown() },
      warning: unreachable,
      given: false,
    },
    { title: "the host network", networking: {}, warning: unreachable, given: false },
    { title: "privileged ports of the node", networking: { apiPort: 443 }, warning: lowPorts, given: true },
    {
      title: "low ports in the pod network, where the pod owns them",
      networking: { apiPort: 443, disableHostNetwork: true, externalIP: "192.0.2.80" },
      warning: lowPorts,
      given: false,
    },
    { title: "high ports", networking: { apiPort: 1024 }, warning: lowPorts, given: false },
  ];
  for (const { title, networking, warning, given } of scenarios) {
    it(`${given ? "is given for" : "is not given for"} ${title}`, () => {
      expect(warningsOf({ networking }).some((line) => warning.test(line))).to.equal(given);
    });
  }

  it("names the low ports, but not one that is secret", () => {
    const ports = { apiPort: 443, imageServerPort: secret(81), imageServerTLSPort: 444 };
    const [line] = warningsOf({ networking: ports });
    expect(line ?? "").to.match(/^Ports below 1024 \(443, 444\) need the sysctl/);
    expect(line ?? "").not.to.match(/81/);
  });

  it("is not given for a low TLS port that nobody uses", () => {
    const warnings = warningsOf({ tls: { mode: "off" }, networking: { imageServerTLSPort: 444 } });
    expect(warnings.filter((line) => lowPorts.test(line))).to.deep.equal([]);
  });
});
