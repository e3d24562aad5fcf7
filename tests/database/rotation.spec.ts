// Password rotation on a real MariaDB: whenever it stops, the Ironic that runs can still log in.

import assert from "node:assert/strict";
import { accountScript, dropOldAccountsScript } from "../../provider/manifests/database/accountScripts";
import { MariaDb, succeed } from "../support/servers/mariadb";

const old = { account: "ironic-old", password: "oldPassword" };
const next = { account: "ironic-new", password: "newPassword" };

describe("rotation of the database password", function () {
  this.timeout(180_000);
  let mariadb: MariaDb;

  const works = ({ account, password }: typeof old): boolean =>
    mariadb.login(account, password, "SELECT COUNT(*) FROM ironic.nodes").code === 0;
  const add = ({ account, password }: typeof old): string => {
    mariadb.writeAccount(account, password);
    return accountScript(mariadb.client("admin"));
  };

  beforeEach(async () => {
    mariadb = await MariaDb.create();
    await mariadb.up();
    succeed(mariadb.run(add(old)));
    mariadb.sql("CREATE TABLE ironic.nodes (a INT)");
  });

  afterEach(() => mariadb.remove());

  it("is interrupted anywhere before Ironic moves: the old account works, and the next run goes on", async () => {
    for (const delay of [0, 10, 20, 40, 80]) {
      const half = mariadb.start(add(next));
      await new Promise((done) => setTimeout(done, delay));
      if (half.exitCode === null) {
        process.kill(-half.pid!, "SIGKILL");
      }
      assert.ok(works(old), `killed after ${delay} ms`);
    }
    succeed(mariadb.run(add(next)));
    assert.ok(works(old) && works(next));
  });

  it("does not drop the account of an Ironic that is still connected", async () => {
    succeed(mariadb.run(add(next)));
    const ironic = mariadb.start(
      `exec mariadb --defaults-extra-file=${mariadb.folder}/login-${old.account}.cnf --execute='SELECT SLEEP(6)'`,
    );
    assert.ok(works(old));
    const busy = "SELECT COUNT(*) FROM information_schema.processlist WHERE user = 'ironic-old'";
    while (mariadb.sql(busy) === "0") {
      await new Promise((done) => setTimeout(done, 20));
    }
    const retire = mariadb.start(dropOldAccountsScript(mariadb.client("admin")), { ACCOUNT: next.account });
    await new Promise((done) => setTimeout(done, 2000));
    assert.ok(works(old), "it waits");
    const [code] = await new Promise<[number | null]>((done) => retire.once("exit", (status) => done([status])));
    assert.equal(code, 0);
    assert.equal(ironic.exitCode, 0, "the connection ended by itself");
    assert.ok(!works(old) && works(next));
  });

  it("is interrupted while old accounts go: the new one works, and the next run drops the rest", async () => {
    for (let i = 0; i < 30; i++) {
      mariadb.sql(`CREATE USER \`ironic-left${i}\`@\`%\` IDENTIFIED BY 'x'`);
    }
    succeed(mariadb.run(add(next)));
    const half = mariadb.start(dropOldAccountsScript(mariadb.client("admin")), { ACCOUNT: next.account });
    const left = (): number => Number(mariadb.sql("SELECT COUNT(*) FROM mysql.user WHERE user LIKE 'ironic-%'"));
    while (left() === 32) {
      await new Promise((done) => setTimeout(done, 5));
    }
    process.kill(-half.pid!, "SIGKILL");
    assert.ok(left() > 1, "killed in the middle");
    assert.ok(works(next));
    succeed(mariadb.run(dropOldAccountsScript(mariadb.client("admin")), { ACCOUNT: next.account }));
    assert.equal(left(), 1);
    assert.ok(works(next));
    assert.equal(mariadb.sql("SELECT COUNT(*) FROM mysql.user WHERE user LIKE 'metal3-%'"), "2", "ours stay");
  });
});
