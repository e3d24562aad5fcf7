// Alerts: what they look at, and when they wake somebody.

import { expect } from "chai";
import { prometheusRule } from "../../../provider/manifests/monitoring/prometheusRule";
import type { IronicArgs } from "../../../provider/schema/types";
import { required } from "../../support/assertions/required";
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
  const exporter = required(plan.exporter);
  const { spec } = prometheusRule(plan, exporter, certificateEnd);
  const [{ rules }] = opened(spec.groups) as [{ rules: Rule[] }];
  return Object.fromEntries(rules.map(({ alert, expr }) => [alert, expr]));
}

describe("alerts", () => {
  it("are about what somebody must mend", () => {
    expect(Object.keys(alerts())).to.deep.equal([
      "IronicDown",
      "BareMetalSensorDataMissing",
      "BareMetalPowerSupplyFailed",
      "BareMetalFanFailed",
      "BareMetalDriveFailed",
    ]);
  });

  it("look at this Ironic alone", () => {
    for (const [name, expr] of Object.entries(alerts())) {
      expect(expr, name).to.match(/namespace="metal3"/);
    }
  });

  it("leave a BMC some collections before it counts as silent", () => {
    expect(alerts(160).BareMetalSensorDataMissing ?? "").to.match(/> 800$/);
    expect(alerts(600).BareMetalSensorDataMissing ?? "").to.match(/> 3000$/);
  });

  describe("of several Ironics", () => {
    const several: IronicArgs = { highAvailability: true, database: { kind: "managed" } };

    it("wake somebody when none of them runs", () => {
      const metrics = { deployment: alerts().IronicDown, daemonSet: alerts(160, undefined, several).IronicDown };
      expect(metrics).to.deep.equal({
        deployment: 'kube_deployment_status_replicas_available{namespace="metal3",deployment="ironic-service"} == 0',
        daemonSet: 'kube_daemonset_status_number_available{namespace="metal3",daemonset="ironic-service"} == 0',
      });
    });

    it("do not count what one of them knew of a machine that another one has now", () => {
      expect(alerts(160, undefined, several).BareMetalFanFailed).to.equal(
        'max by (node_name, node_uuid, entity_id, sensor_id) (baremetal_fan_status{namespace="metal3"} and on (instance, node_uuid) (time() - baremetal_last_payload_timestamp_seconds{namespace="metal3"} <= 800)) > 0',
      );
    });
  });

  it("tell of a generated certificate a week before its end", () => {
    expect(alerts(160, 1800000000).IronicCertificateExpiresSoon).to.equal("1800000000 - time() < 7 * 24 * 3600");
  });
});
