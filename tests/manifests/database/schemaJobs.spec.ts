// The Jobs with Ironic's own image: what rundatabase-upgrade and runonline-data-migrations need.

import { expect } from "chai";
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
      expect(container?.command?.slice(-2)).to.deep.equal(["quiet", command]);
      expect(opened(container?.image)).to.equal("quay.io/metal3-io/ironic:release-38.0");
      expect(spec.securityContext.runAsUser).to.equal(997);
      expect(spec.hostNetwork).to.equal(undefined);
      expect(container?.volumeMounts.map(({ mountPath }) => mountPath).sort()).to.deep.equal([
        ...["/auth/mariadb", "/certs/ca/mariadb", "/conf", "/data", "/shared", "/tmp"],
      ]);
      const env = Object.fromEntries((container?.env ?? []).map(({ name, value }) => [name, opened(value)]));
      expect(env["MARIADB_HOST"]).to.equal("db.example.com:3307");
      expect(env).to.have.property("PROVISIONING_IP");
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
      expect(
        env.filter(({ name }) => name.startsWith("OS_")).map(({ name, value }) => `${name}=${String(opened(value))}`),
      ).to.deep.equal(["OS_DATABASE__MYSQL_SQL_MODE=ANSI"]);
    }
  });
});
