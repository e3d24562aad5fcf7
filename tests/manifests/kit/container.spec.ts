// What all containers have in common: security, resources, pull policy and last words.

import assert from "node:assert/strict";
import type { IronicArgs } from "../../../provider/schema/types";
import { defaults } from "../../../provider/plan/base/defaults";
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
        assert.deepEqual([container.securityContext.readOnlyRootFilesystem, drop], [true, ["ALL"]], container.name);
        if (!networkers.includes(container.name)) {
          assert.deepEqual(
            container.securityContext,
            { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ["ALL"] } },
            container.name,
          );
        }
        assert.equal(container.terminationMessagePolicy, "FallbackToLogsOnError", container.name);
      }
    });
  }

  it("has its own default resources", () => {
    for (const { name, resources } of containersOf(everything)) {
      assert.deepEqual(resources, defaults.resources[name as keyof typeof defaults.resources], name);
    }
  });

  it("has the resources that are given for it", () => {
    const httpd = { limits: { memory: "1Gi" } };
    assert.deepEqual(containerOf("httpd", { resources: { httpd } }).resources, httpd);
    assert.deepEqual(containerOf("ironic", { resources: { httpd } }).resources, defaults.resources.ironic);
  });

  it("leaves the pull policy to Kubernetes, unless one is given", () => {
    const policies = (args: Parameters<typeof containersOf>[0]) => [
      ...new Set(containersOf(args).map(({ imagePullPolicy }) => imagePullPolicy)),
    ];
    assert.deepEqual(policies(everything), [undefined]);
    assert.deepEqual(policies({ ...everything, images: { pullPolicy: "Never" } }), ["Never"]);
    assert.deepEqual(opened(policies({ ...everything, images: { pullPolicy: unknown() } })), ["[unknown]"]);
  });
});
