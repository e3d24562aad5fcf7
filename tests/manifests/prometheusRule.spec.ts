// Alerts: what they look at, and when they wake somebody.

import assert from "node:assert/strict";
import { prometheusRule } from "../../provider/manifests/prometheusRule";
import { opened } from "../support/fakeLater";
import { planOf } from "../support/planning";

interface Rule {
  readonly alert: string;
  readonly expr: string;
}

function alerts(sensorCollectionInterval = 160, certificateEnd?: number): Record<string, string> {
  const plan = planOf({ namespace: "metal3", prometheusExporter: { enabled: true, sensorCollectionInterval } });
  assert.ok(plan.exporter !== undefined);
  const { spec } = prometheusRule(plan, plan.exporter, certificateEnd);
  const [{ rules }] = opened(spec.groups) as [{ rules: Rule[] }];
  return Object.fromEntries(rules.map(({ alert, expr }) => [alert, expr]));
}

describe("alerts", () => {
  it("are about what somebody must mend", () => {
    assert.deepEqual(Object.keys(alerts()), [
      "IronicDown",
      "BareMetalSensorDataMissing",
      "BareMetalPowerSupplyFailed",
      "BareMetalFanFailed",
      "BareMetalDriveFailed",
    ]);
  });

  it("look at this Ironic alone", () => {
    for (const [name, expr] of Object.entries(alerts())) {
      assert.match(expr, /namespace="metal3"/, name);
    }
  });

  it("leave a BMC some collections before it counts as silent", () => {
    assert.match(alerts(160).BareMetalSensorDataMissing ?? "", /> 800$/);
    assert.match(alerts(600).BareMetalSensorDataMissing ?? "", /> 3000$/);
  });

  it("tell of a generated certificate a week before its end", () => {
    assert.equal(alerts(160, 1800000000).IronicCertificateExpiresSoon, "1800000000 - time() < 7 * 24 * 3600");
  });
});
