// What all containers have in common: security, resources, pull policy and last words.

import { expect } from "chai";
import type { IronicArgs } from "../../../provider/schema/types";
import { defaults } from "../../../provider/schema/defaults";
import { opened, unknown } from "../../support/values/fakeLater";
import { containerOf, containersOf } from "../../support/rendering/pods";
import { scenarios } from "../../support/scenarios/scenarios";

const everything: IronicArgs = {
  credentials: { apiCredentialsName: "ironic-login" },
  networking: { ipAddress: "192.0.2.10", interface: "eno1", keepalived: { enabled: true }, dhcp: { external: true } },
};

/** Those that configure the node's network; their own tests say what they may. */
const networkers = ["dnsmasq", "keepalived"];

describe("every container", () => {
  for (const { name, args } of scenarios) {
    it(`of ${name} is hardened, and has a place for its last words`, () => {
      for (const container of containersOf(args)) {
        const { drop } = container.securityContext.capabilities;
        expect([container.securityContext.readOnlyRootFilesystem, drop], container.name).to.deep.equal([true, ["ALL"]]);
        if (!networkers.includes(container.name)) {
          expect(container.securityContext, container.name).to.deep.equal({
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ["ALL"] },
          });
        }
        expect(container.terminationMessagePolicy, container.name).to.equal("FallbackToLogsOnError");
      }
    });
  }

  it("has its own default resources", () => {
    for (const { name, resources } of containersOf(everything)) {
      expect(resources, name).to.deep.equal(defaults.resources[name as keyof typeof defaults.resources]);
    }
  });

  it("has the resources that are given for it", () => {
    const httpd = { limits: { memory: "1Gi" } };
    expect(containerOf("httpd", { resources: { httpd } }).resources).to.deep.equal(httpd);
    expect(containerOf("ironic", { resources: { httpd } }).resources).to.deep.equal(defaults.resources.ironic);
  });

  it("leaves the pull policy to Kubernetes, unless one is given", () => {
    const policies = (args: Parameters<typeof containersOf>[0]) => [
      ...new Set(containersOf(args).map(({ imagePullPolicy }) => imagePullPolicy)),
    ];
    expect(policies(everything)).to.deep.equal([undefined]);
    expect(policies({ ...everything, images: { pullPolicy: "Never" } })).to.deep.equal(["Never"]);
    expect(opened(policies({ ...everything, images: { pullPolicy: unknown() } }))).to.deep.equal(["[unknown]"]);
  });
});

describe("the resources that are asked for", () => {
  it("reach every container", () => {
    const asked = { requests: { cpu: "123m" } };
    for (const { name } of containersOf({})) {
      const found = containersOf({ resources: { [name]: asked } }).find((container) => container.name === name);
      expect(opened(found?.resources), name).to.deep.equal(asked);
    }
  });
});
