// The ServiceMonitor: whom it selects, and who selects it.

import { expect } from "chai";
import { serviceMonitor } from "../../../provider/manifests/monitoring/serviceMonitor";
import { ironicService } from "../../../provider/manifests/access/service";
import { planOf } from "../../support/rendering/planning";
import { podTemplateOf, portsOf } from "../../support/rendering/pods";
import { required } from "../../support/assertions/required";

const args = { prometheusExporter: { enabled: true, labels: { release: "prometheus" } } };

describe("the ServiceMonitor", () => {
  it("selects a port of the Service that a container declares", () => {
    const plan = planOf(args);
    const exporter = required(plan.exporter);
    const { spec, metadata } = serviceMonitor(plan, exporter);
    const service = ironicService(plan);
    const { matchLabels } = spec.selector as { matchLabels: Record<string, string> };
    for (const [key, value] of Object.entries(matchLabels)) {
      expect(service.metadata.labels?.[key]).to.equal(value);
    }
    expect(service.spec.ports.some(({ name }) => name === "metrics")).to.equal(true);
    expect(portsOf("ironic-prometheus-exporter", args)).to.deep.equal(["metrics:9608@9608"]);
    expect([metadata.name, metadata.labels?.release]).to.deep.equal(["ironic-metrics", "prometheus"]);
  });

  it("selects the pods of several Ironics, since the Service leads to all of them (the operator refuses the monitor)", () => {
    const several = { ...args, highAvailability: true, database: { kind: "managed" } } as const;
    const plan = planOf(several);
    const { spec } = ironicService(plan);
    expect(spec.ports.some(({ name }) => name === "metrics")).to.equal(true);
    expect(spec.selector).to.deep.equal({ "ironic.metal3.io/app": "ironic-service" });
    expect(podTemplateOf(several).metadata.labels["ironic.metal3.io/app"]).to.equal("ironic-service");
    expect(portsOf("ironic-prometheus-exporter", several)).to.deep.equal(["metrics:9608@9608"]);
  });

  it("has nothing to select when nothing is exported", () => {
    expect(ironicService(planOf({})).spec.ports.filter(({ name }) => name === "metrics")).to.deep.equal([]);
  });
});
