// Probes of servers that listen on one address only, run by a real shell with stand-ins for curl and ip.

import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { expect } from "chai";
import type { Networking } from "../../../provider/schema/types";
import { opened } from "../../support/values/fakeLater";
import { containerOf } from "../../support/rendering/pods";

/** What "ip -br" prints on a node with two interfaces. */
const addresses = [
  "eno1@if3 UP 192.0.2.10/24 192.0.2.99/32 2001:db8::10/64",
  "eno2 UP 2001:db8:1::20/64 198.51.100.20/24",
  "br0 UP 203.0.113.9/24",
].join("\n");
const links = [
  "lo UNKNOWN 00:00:00:00:00:00 <LOOPBACK,UP,LOWER_UP>",
  "eno1@if3 UP 52:54:00:12:34:56 <BROADCAST,MULTICAST,UP,LOWER_UP>",
  "eno2 UP 52:54:00:ab:cd:57 <BROADCAST,MULTICAST,UP,LOWER_UP>",
  "eno3 UP 52:54:00:99:99:99 <BROADCAST,MULTICAST,UP,LOWER_UP>",
  "br0 UP 52:54:00:99:99:99 <BROADCAST,MULTICAST,UP,LOWER_UP>",
].join("\n");

let bin: string;
before(() => {
  bin = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-probe-"));
  const program = (name: string, body: string): void =>
    fs.writeFileSync(path.join(bin, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
  program("curl", 'for last; do :; done; echo "$last"');
  program(
    "ip",
    `case "$*" in
"-br link show up") cat <<'END'
${links}
END
;;
"-br addr show scope global up dev "*) for dev; do :; done; grep "^$dev[@ ]" <<'END'
${addresses}
END
;;
*) exit 9 ;;
esac`,
  );
});
after(() => fs.rmSync(bin, { recursive: true }));

/** The URL that the probe asks, when its container has this environment. */
function asked(container: "ironic" | "httpd", networking: Networking, env: Record<string, string>): string {
  const command = containerOf(container, { networking }).livenessProbe?.exec?.command as string[];
  const [program = "", ...args] = command;
  return execFileSync(program, args, { env: { PATH: `${bin}:${process.env.PATH}`, ...env }, encoding: "utf8" }).trim();
}

describe("a probe of a server that listens on one address (the operator asks 127.0.0.1, and restarts it for ever)", () => {
  const cases: [title: string, networking: Networking, env: Record<string, string>, host: string][] = [
    ["the given address", { ipAddress: "192.0.2.10" }, {}, "192.0.2.10"],
    ["the given address in IPv6", { ipAddress: "2001:DB8:0::10", interface: "eno1" }, {}, "[2001:db8::10]"],
    ["the node's address", {}, { PROVISIONING_IP: "192.0.2.7" }, "192.0.2.7"],
    ["the node's address in IPv6", {}, { PROVISIONING_IP: "2001:db8::7" }, "[2001:db8::7]"],
    ["the first address of the interface", { interface: "eno1" }, { PROVISIONING_INTERFACE: "eno1" }, "192.0.2.10"],
    [
      "the first address of the interface in IPv6",
      { interface: "eno2" },
      { PROVISIONING_INTERFACE: "eno2" },
      "[2001:db8:1::20]",
    ],
    [
      "the address of the interface with one of the MAC addresses",
      { macAddresses: ["52:54:00:00:00:01", "52:54:00:AB:CD:57"] },
      { PROVISIONING_MACS: "52:54:00:00:00:01,52:54:00:AB:CD:57" },
      "[2001:db8:1::20]",
    ],
    [
      "the address of the first MAC address of the list, not of the first interface",
      { macAddresses: ["52:54:00:AB:CD:57", "52:54:00:12:34:56"] },
      { PROVISIONING_MACS: "52:54:00:AB:CD:57,52:54:00:12:34:56" },
      "[2001:db8:1::20]",
    ],
    [
      "the address of the bridge that has the MAC address of its port, which has no address",
      { macAddresses: ["52:54:00:99:99:99"] },
      { PROVISIONING_MACS: "52:54:00:99:99:99" },
      "203.0.113.9",
    ],
  ];
  for (const [title, networking, env, host] of cases) {
    it(`asks ${title}`, () => {
      const bound = { ...networking, bindInterface: true };
      expect(asked("ironic", bound, env)).to.equal(`https://${host}:6385/v1`);
      expect(asked("httpd", bound, env)).to.equal(`http://${host}:6180/images/ironic-python-agent.kernel`);
    });
  }

  /** What askOwnAddress.sh reads, by where the address comes from. */
  const variablesOf = { node: "PROVISIONING_IP", interface: "PROVISIONING_INTERFACE", macs: "PROVISIONING_MACS" };

  it("gets from its container the variables that it reads", () => {
    for (const networking of [{}, { interface: "eno1" }, { macAddresses: ["52:54:00:12:34:56"] }] as Networking[]) {
      const { env = [], livenessProbe } = containerOf("httpd", { networking: { ...networking, bindInterface: true } });
      const read = variablesOf[opened(livenessProbe?.exec?.command[4]) as keyof typeof variablesOf];
      expect(env.map(({ name }) => name)).to.include(read);
    }
  });

  it("asks the loopback address when the server listens on all", () => {
    const networking: Networking = { ipAddress: "192.0.2.10", bindInterface: false };
    expect(asked("ironic", networking, {})).to.equal("https://127.0.0.1:6385/v1");
  });
});
