// Alerts: what they look at, and when they wake somebody.

import assert from "node:assert/strict";
import { prometheusRule } from "../../../provider/manifests/monitoring/prometheusRule";
import type { IronicArgs } from "../../../provider/schema/types";
import { opened } from "../../support/values/fakeLater";
import { planOf } from "../../support/rendering/planning";

interface Rule {
  readonly alert: string;
  readonly expr: string;
}

function alerts(
  sensorCollectionInterval = 160,
  certificateEnd?: number,
  further: IronicArgs = {},
): Record<string, string> {
  const prometheusExporter = { enabled: true, sensorCollectionInterval };
  const plan = planOf({ namespace: "metal3", prometheusExporter, ...further });
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

  describe("of several Ironics", () => {
    const several: IronicArgs = { highAvailability: true, database: { kind: "managed" } };

    it("wake somebody when none of them runs", () => {
      const metrics = { deployment: alerts().IronicDown, daemonSet: alerts(160, undefined, several).IronicDown };
      assert.deepEqual(metrics, {
        deployment:
          'kube_deployment_status_replicas_available{namespace="metal3",deployment="ironic-service"} == 0',
        daemonSet: 'kube_daemonset_status_number_available{namespace="metal3",daemonset="ironic-service"} == 0',
      });
    });

    it("do not count what one of them knew of a machine that another one has now", () => {
      assert.equal(
        alerts(160, undefined, several).BareMetalFanFailed,
        'max by (node_name, node_uuid, entity_id, sensor_id) (baremetal_fan_status{namespace="metal3"} and on (instance, node_uuid) (time() - baremetal_last_payload_timestamp_seconds{namespace="metal3"} <= 800)) > 0',
      );
    });
  });

  it("tell of a generated certificate a week before its end", () => {
    assert.equal(alerts(160, 1800000000).IronicCertificateExpiresSoon, "1800000000 - time() < 7 * 24 * 3600");
  });
});
