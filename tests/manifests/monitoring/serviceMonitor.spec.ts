// The ServiceMonitor: whom it selects, and who selects it.

import assert from "node:assert/strict";
import { serviceMonitor } from "../../../provider/manifests/monitoring/serviceMonitor";
import { ironicService } from "../../../provider/manifests/access/service";
import { planOf } from "../../support/rendering/planning";
import { podTemplateOf, portsOf } from "../../support/rendering/pods";

const args = { prometheusExporter: { enabled: true, labels: { release: "prometheus" } } };

describe("the ServiceMonitor", () => {
  it("selects a port of the Service that a container declares", () => {
    const plan = planOf(args);
    assert.ok(plan.exporter !== undefined);
    const { spec, metadata } = serviceMonitor(plan, plan.exporter);
    const service = ironicService(plan);
    const { matchLabels } = spec.selector as { matchLabels: Record<string, string> };
    for (const [key, value] of Object.entries(matchLabels)) {
      assert.equal(service.metadata.labels?.[key], value);
    }
    assert.ok(service.spec.ports.some(({ name }) => name === "metrics"));
    assert.deepEqual(portsOf("ironic-prometheus-exporter", args), ["metrics:9608@9608"]);
    assert.deepEqual([metadata.name, metadata.labels?.release], ["ironic-metrics", "prometheus"]);
  });

  it("selects the pods of several Ironics, since the Service leads to all of them (trap: the peer refuses the monitor)", () => {
    const several = { ...args, highAvailability: true, database: { kind: "managed" } } as const;
    const plan = planOf(several);
    const { spec } = ironicService(plan);
    assert.ok(spec.ports.some(({ name }) => name === "metrics"));
    assert.deepEqual(spec.selector, { "ironic.metal3.io/app": "ironic-service" });
    assert.equal(podTemplateOf(several).metadata.labels["ironic.metal3.io/app"], "ironic-service");
    assert.deepEqual(portsOf("ironic-prometheus-exporter", several), ["metrics:9608@9608"]);
  });

  it("has nothing to select when nothing is exported", () => {
    assert.ok(!ironicService(planOf({})).spec.ports.some(({ name }) => name === "metrics"));
  });
});
