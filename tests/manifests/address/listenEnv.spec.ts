// The variables by which the image finds the address that it listens on.

import { expect } from "chai";
import type { Networking } from "../../../provider/schema/types";
import { envOf } from "../../support/rendering/pods";

describe("the address that Ironic listens on", () => {
  const cases: [title: string, networking: Networking, lines: string[]][] = [
    ["is the node's by default", {}, ["PROVISIONING_IP={status.hostIP}"]],
    ["is the pod's in the pod network", { disableHostNetwork: true, externalIP: "192.0.2.80" }, ["PROVISIONING_IP={status.podIP}"]],
    ["may be given", { ipAddress: "192.0.2.10" }, ["PROVISIONING_IP=192.0.2.10"]],
    [
      "may be given with its interface",
      { ipAddress: "2001:DB8::10", interface: "eno1" },
      ["PROVISIONING_IP=2001:db8::10", "PROVISIONING_INTERFACE=eno1"],
    ],
    ["may be that of an interface", { interface: "eno1" }, ["PROVISIONING_INTERFACE=eno1"]],
    [
      "may be that of the interface with a MAC address",
      { macAddresses: ["52:54:00:00:00:01", "52:54:00:00:00:02"] },
      ["PROVISIONING_MACS=52:54:00:00:00:01,52:54:00:00:00:02"],
    ],
  ];
  for (const [title, networking, lines] of cases) {
    it(title, () => {
      for (const name of ["ironic", "httpd"]) {
        const found = envOf(name, { networking }).filter((line) => line.startsWith("PROVISIONING_"));
        expect(found, name).to.deep.equal(lines);
      }
    });
  }
});
