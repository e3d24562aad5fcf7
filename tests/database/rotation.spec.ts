// Password rotation on a real MariaDB: whenever it stops, the Ironic that runs can still log in.

import { expect } from "chai";
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
      expect(works(old), `killed after ${delay} ms`).to.equal(true);
    }
    succeed(mariadb.run(add(next)));
    expect(works(old)).to.equal(true);
    expect(works(next)).to.equal(true);
  });

  it("does not drop the account of an Ironic that is still connected", async () => {
    succeed(mariadb.run(add(next)));
    const ironic = mariadb.start(
      `exec mariadb --defaults-extra-file=${mariadb.folder}/login-${old.account}.cnf --execute='SELECT SLEEP(6)'`,
    );
    expect(works(old)).to.equal(true);
    const busy = "SELECT COUNT(*) FROM information_schema.processlist WHERE user = 'ironic-old'";
    while (mariadb.sql(busy) === "0") {
      await new Promise((done) => setTimeout(done, 20));
    }
    const retire = mariadb.start(dropOldAccountsScript(mariadb.client("admin")), { ACCOUNT: next.account });
    await new Promise((done) => setTimeout(done, 2000));
    expect(works(old), "it waits").to.equal(true);
    const [code] = await new Promise<[number | null]>((done) => retire.once("exit", (status) => done([status])));
    expect(code).to.equal(0);
    expect(ironic.exitCode, "the connection ended by itself").to.equal(0);
    expect(works(old)).to.equal(false);
    expect(works(next)).to.equal(true);
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
    expect(left(), "killed in the middle").to.be.above(1);
    expect(works(next)).to.equal(true);
    succeed(mariadb.run(dropOldAccountsScript(mariadb.client("admin")), { ACCOUNT: next.account }));
    expect(left()).to.equal(1);
    expect(works(next)).to.equal(true);
    expect(mariadb.sql("SELECT COUNT(*) FROM mysql.user WHERE user LIKE 'metal3-%'"), "ours stay").to.equal("2");
  });
});
