// The Jobs with Ironic's own image: what rundatabase-upgrade and runonline-data-migrations need.

import assert from "node:assert/strict";
import { databaseUpgradeJob, onlineDataMigrationsJob } from "../../../provider/manifests/database/schemaJobs";
import { opened } from "../../support/values/fakeLater";
import { planOf } from "../../support/rendering/planning";
import { podObjectsOf } from "../../support/rendering/rendering";
import { scenario } from "../../support/scenarios/scenarios";

const plan = planOf(scenario("database-external").args);
const secrets = podObjectsOf(plan).database!;

describe("the Jobs of the schema", () => {
  for (const [job, command] of [
    [databaseUpgradeJob(plan, secrets), "/bin/rundatabase-upgrade"],
    [onlineDataMigrationsJob(plan, secrets), "/bin/runonline-data-migrations"],
  ] as const) {
    it(`${command} runs as Ironic's user, in the pod network, on the same database`, () => {
      const { spec } = job.template;
      const [container] = spec.containers;
      assert.deepEqual(container?.command, [command]);
      assert.equal(opened(container?.image), "quay.io/metal3-io/ironic:release-38.0");
      assert.equal(spec.securityContext.runAsUser, 997);
      assert.equal(spec.hostNetwork, undefined);
      assert.deepEqual(container?.volumeMounts.map(({ mountPath }) => mountPath).sort(), [
        ...["/auth/mariadb", "/certs/ca/mariadb", "/conf", "/data", "/shared", "/tmp"],
      ]);
      const env = Object.fromEntries((container?.env ?? []).map(({ name, value }) => [name, opened(value)]));
      assert.equal(env["MARIADB_HOST"], "db.example.com:3307");
      assert.ok("PROVISIONING_IP" in env);
    });
  }

  it("go by the options of the database that Ironic goes by, and are not run again for others", () => {
    const extraConfig = [
      { group: "database", name: "mysql_sql_mode", value: "ANSI" },
      { group: "conductor", name: "automated_clean", value: "false" },
    ];
    const withOptions = planOf({ ...scenario("database-external").args, extraConfig });
    for (const job of [databaseUpgradeJob(withOptions, secrets), onlineDataMigrationsJob(withOptions, secrets)]) {
      const env = job.template.spec.containers[0]?.env ?? [];
      assert.deepEqual(
        env.filter(({ name }) => name.startsWith("OS_")).map(({ name, value }) => `${name}=${String(opened(value))}`),
        ["OS_DATABASE__MYSQL_SQL_MODE=ANSI"],
      );
    }
  });
});
