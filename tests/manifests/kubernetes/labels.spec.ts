// Labels: what selects the pods, and what must not change with a version.

import { expect } from "chai";
import type { Labels } from "../../../provider/manifests/kubernetes/objects";
import type { IronicArgs } from "../../../provider/schema/types";
import { planOf } from "../../support/rendering/planning";
import { manifestsOf } from "../../support/rendering/rendering";
import { scenarios } from "../../support/scenarios/scenarios";

const common = {
  "app.kubernetes.io/name": "ironic",
  "app.kubernetes.io/instance": "metal",
  "ironic.metal3.io/ironic": "metal",
};

const labelsOf = (args: IronicArgs) => {
  const { namespace, deployment, service } = manifestsOf(planOf(args));
  return {
    deployment: deployment.metadata.labels,
    service: service.metadata.labels,
    namespace: namespace?.metadata.labels,
    pod: deployment.spec.template.metadata.labels,
    selectors: [deployment.spec.selector.matchLabels, service.spec.selector],
  };
};

describe("labels", () => {
  it("of objects are the common ones", () => {
    const { deployment, service } = labelsOf({ name: "metal" });
    expect([deployment, service]).to.deep.equal([common, common]);
  });

  it("of the pod add what selectors and people look for", () => {
    expect(labelsOf({ name: "metal", version: "latest" }).pod).to.deep.equal({
      ...common,
      "ironic.metal3.io/app": "metal-service",
      "ironic.metal3.io/version": "latest",
    });
  });

  for (const { name, args } of scenarios) {
    it(`of the pod of ${name} fit both selectors`, () => {
      const { pod, selectors } = labelsOf(args);
      for (const selector of selectors) {
        expect(Object.keys(selector)).to.have.lengthOf.above(0);
        for (const [label, value] of Object.entries(selector)) {
          expect(pod[label], label).to.equal(value);
        }
      }
    });
  }

  it("of objects and selectors, which cannot change, do not name the version", () => {
    const { pod: _, ...one } = labelsOf({ version: "38.0" });
    const { pod: __, ...other } = labelsOf({ version: "latest" });
    expect(one).to.deep.equal(other);
  });

  it("have values that Kubernetes takes, with the longest name there is", () => {
    const { pod } = labelsOf({ name: "n".repeat(40) });
    for (const [label, value] of Object.entries(pod satisfies Labels)) {
      expect(value as string, label).to.match(/^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/);
    }
  });
});
