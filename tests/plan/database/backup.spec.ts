// Backups: an empty block is enough, and what is given is checked.

import { expect } from "chai";
import { planOf, problemsOf } from "../../support/rendering/planning";
import { describeRule } from "../../support/rendering/rules";
import { variant } from "../../support/assertions/required";

describe("backups", () => {
  it("are made daily, to a volume that survives, when the block is empty", () => {
    const database = variant(planOf({ database: { kind: "managed", backup: {} } }).database, "kind", "managed");
    expect(database.backup).to.deep.equal({
      schedule: "17 2 * * *",
      keep: 14,
      storage: {
        kind: "new",
        claimName: "ironic-database-backup",
        size: "20Gi",
        storageClassName: undefined,
        accessMode: "ReadWriteOnce",
        retain: true,
      },
      objectStorage: undefined,
      alertRule: false,
      alertRuleLabels: {},
    });
  });

  it("are not made without the block", () => {
    const database = variant(planOf({ database: { kind: "managed" } }).database, "kind", "managed");
    expect(database.backup).to.equal(undefined);
  });

  it("are kept at least once, and not in unlimited number", () => {
    for (const keep of [0, 1001]) {
      expect(problemsOf({ database: { kind: "managed", backup: { keep } } }).map(({ path }) => path)).to.deep.equal([
        "database.backup.keep",
      ]);
    }
  });

  describeRule({
    rule: "is a cron expression",
    path: "database.backup.schedule",
    args: (schedule) => ({ database: { kind: "managed", backup: { schedule } } }),
    wrong: ["sometimes", "* * * *", "0 0 * * * *", "0 0 ; * *", "61 25 * * *", "0 0 32 13 *"],
    right: ["0 */6 * * *", "17 2 * * MON-FRI"],
    reason: /five fields/,
  });
  describeRule({
    rule: "is a path of a remote",
    path: "database.backup.objectStorage.remote",
    args: (remote) => ({
      database: { kind: "managed", backup: { objectStorage: { configSecretName: "rclone", remote } } },
    }),
    wrong: ["some-folder", ":s3:bucket", "/srv/backup"],
    right: ["s3:bucket/ironic", "sealed:"],
    reason: /<remote>:<path>/,
  });
});
