// Alerts about backups: for whom they are, and by which labels a Prometheus selects them. tests/services has when they fire.

import { expect } from "chai";
import { backupAlertRule } from "../../../provider/manifests/database/alertRule";
import type { DatabaseBackup } from "../../../provider/schema/types";
import { required, variant } from "../../support/assertions/required";
import { planOf } from "../../support/rendering/planning";
import { ruleGroups } from "../../support/rendering/alerting";

const ruleOf = (backup: DatabaseBackup) => {
  const plan = planOf({ name: "metal", namespace: "ns", database: { kind: "managed", backup } });
  return backupAlertRule(plan, required(variant(plan.database, "kind", "managed").backup));
};

describe("alert rules of the backups", () => {
  it("are named after the database, and watch only the CronJob of this deployment", () => {
    expect(ruleOf({ alertRule: true }).metadata.name).to.equal("metal-database");
    const backups = required(ruleGroups().find(({ name }) => name === "ironic-db-backup"));
    for (const { expr } of backups.rules) {
      expect(expr).to.match(/namespace="metal3",(cronjob="ironic-db-backup"|job_name=~"ironic-db-backup-)/);
    }
  });

  it("have the labels that a Prometheus selects them by", () => {
    const { labels } = ruleOf({ alertRule: true, alertRuleLabels: { release: "stack" } }).metadata;
    expect(labels).to.include({ release: "stack", "app.kubernetes.io/component": "database-backup" });
  });
});
