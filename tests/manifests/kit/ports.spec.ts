// Ports of containers: the node's as well only in the host network, and fit for their names' purpose.

import { expect } from "chai";
import { portOf } from "../../../provider/manifests/kit/ports";
import { opened, unknown } from "../../support/values/fakeLater";
import { planOf } from "../../support/rendering/planning";
import { containersOf } from "../../support/rendering/pods";
import { scenarios } from "../../support/scenarios/scenarios";

describe("a port", () => {
  it("is the node's as well in the host network", () => {
    expect(portOf(planOf(), "ironic-api", 6385)).to.deep.equal({
      name: "ironic-api",
      containerPort: 6385,
      hostPort: 6385,
      protocol: "TCP",
    });
  });

  it("is only the pod's elsewhere", () => {
    const plan = planOf({ networking: { disableHostNetwork: true, externalIP: "192.0.2.80" } });
    expect(portOf(plan, "ironic-api", 6385)).to.deep.equal({
      name: "ironic-api",
      containerPort: 6385,
      protocol: "TCP",
    });
  });

  it("may be known only later", () => {
    const port = unknown<number>();
    const { containerPort, hostPort } = portOf(planOf(), "ironic-api", port);
    expect([containerPort, hostPort]).to.deep.equal([port, port]);
  });

  for (const { name, args } of scenarios) {
    it(`of ${name} has a name that Kubernetes takes, and is what a firewall is told`, () => {
      const declared = containersOf(args).flatMap(({ ports = [] }) => ports);
      for (const port of declared) {
        expect(port.name).to.match(/^[a-z0-9](-?[a-z0-9]){0,14}$/);
      }
      const { endpoints, networking } = planOf(args);
      // Ports that dnsmasq serves are fixed, and those of nodes are not the pod's.
      const told = endpoints.ports.filter((port) => declared.some((one) => one.name === port.name));
      expect(told.map((port) => port.name).sort()).to.deep.equal(declared.map((port) => port.name).sort());
      if (networking.exposure?.kind !== "NodePort") {
        for (const port of declared) {
          const same = told.find((one) => one.name === port.name);
          expect(opened(same?.port), port.name).to.equal(opened(port.containerPort));
        }
      }
    });
  }
});
