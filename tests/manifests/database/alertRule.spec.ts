// Alerts: one for a backup that failed, one for backups that stay away.

import { expect } from "chai";
import { backupAlertRule } from "../../../provider/manifests/database/alertRule";
import { opened } from "../../support/values/fakeLater";
import { planOf } from "../../support/rendering/planning";

describe("alert rules of the backups", () => {
  it("watch the CronJob of this deployment, and no other", () => {
    const plan = planOf({ name: "metal", namespace: "ns", database: { kind: "managed", backup: { alertRule: true } } });
    const { spec, metadata } = backupAlertRule(plan);
    expect(metadata.name).to.equal("metal-database");
    const rules = spec.groups.flatMap((group) => group.rules);
    expect(rules.map(({ alert, expr }) => [alert, opened(expr)])).to.deep.equal([
      ["IronicDatabaseBackupFailed", 'kube_job_status_failed{namespace="ns",job_name=~"metal-db-backup-[0-9]+"} > 0'],
      [
        "IronicDatabaseBackupMissing",
        'kube_cronjob_status_last_schedule_time{namespace="ns",cronjob="metal-db-backup"} > kube_cronjob_status_last_successful_time{namespace="ns",cronjob="metal-db-backup"} or kube_cronjob_status_last_schedule_time{namespace="ns",cronjob="metal-db-backup"} unless kube_cronjob_status_last_successful_time{namespace="ns",cronjob="metal-db-backup"}',
      ],
    ]);
  });
});
