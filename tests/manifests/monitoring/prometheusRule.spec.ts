// Alerts: which there are, whom they concern, and what they tell. When each fires is judged by promtool: tests/services/alerts.

import { expect } from "chai";
import { prometheusRule } from "../../../provider/manifests/monitoring/prometheusRule";
import { required } from "../../support/assertions/required";
import { everyAlert, ruleGroups, type Rule } from "../../support/rendering/alerting";
import { planOf } from "../../support/rendering/planning";

const rules = (args = everyAlert): Rule[] => required(ruleGroups(args)[0]).rules;
const expressionOf = (alert: string, args = everyAlert): string =>
  required(rules(args).find((rule) => rule.alert === alert)).expr;

describe("alerts", () => {
  it("look at this Ironic only", () => {
    for (const { alert, expr } of rules()) {
      if (alert !== "IronicCertificateExpiresSoon") {
        expect(expr, alert).to.match(
          /namespace="metal3",(service="ironic"|deployment="ironic-service"|pod=~"ironic-service-\.\+")/,
        );
      }
    }
  });

  it("leave a BMC five collections before it counts as silent", () => {
    const withInterval = (sensorCollectionInterval: number): string =>
      expressionOf("BareMetalSensorDataMissing", {
        ...everyAlert,
        prometheusExporter: { enabled: true, alerts: true, sensorCollectionInterval },
      });
    expect(withInterval(160)).to.match(/> 800 </);
    expect(withInterval(600)).to.match(/> 3000 </);
  });

  it("of several Ironics fire when none of them runs", () => {
    expect(expressionOf("IronicDown", { ...everyAlert, highAvailability: true })).to.equal(
      'kube_daemonset_status_number_available{namespace="metal3",daemonset="ironic-service"} == 0',
    );
  });

  it("have a runbook, a severity and a text each", () => {
    for (const { alert, annotations, labels } of rules()) {
      expect(annotations.runbook_url, alert).to.match(new RegExp(`docs/alerts\\.md#${alert.toLowerCase()}$`));
      expect(labels.severity, alert).to.match(/^(warning|critical)$/);
      expect(annotations.summary.length * annotations.description.length, alert).to.be.above(0);
    }
  });

  it("have the labels that a Prometheus selects them by", () => {
    const plan = planOf({ prometheusExporter: { enabled: true, alerts: true, labels: { release: "stack" } } });
    expect(prometheusRule(plan, required(plan.exporter), undefined).metadata.labels).to.include({ release: "stack" });
  });
});
