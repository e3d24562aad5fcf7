// Password rotation on a real MariaDB: whenever it stops, the Ironic that runs can still log in.

import type { ChildProcess } from "node:child_process";
import { expect } from "chai";
import { MariaDb, succeed, type Run } from "../support/servers/mariadb";
import { mariadbReleases } from "../support/servers/mariadbRelease";

const old = { account: "ironic-old", password: "oldPassword" };
const next = { account: "ironic-new", password: "newPassword" };

/** Asked for before the process can end. */
function exitOf(process: ChildProcess): Promise<number | null> {
  return new Promise((done) => process.once("exit", (code) => done(code)));
}

for (const release of mariadbReleases) {
  describe(`rotation of the database password with MariaDB ${release.name}`, function () {
    this.timeout(180_000);
    let mariadb: MariaDb;

    const works = ({ account, password }: typeof old): boolean =>
      mariadb.login(account, password, "SELECT COUNT(*) FROM ironic.nodes").code === 0;
    const add = ({ account, password }: typeof old): Run => {
      mariadb.writeAccount(account, password);
      return mariadb.run("accounts", "admin");
    };

    beforeEach(async () => {
      mariadb = await MariaDb.create(release);
      await mariadb.up();
      succeed(add(old));
      mariadb.sql("CREATE TABLE ironic.nodes (a INT)");
    });

    afterEach(() => mariadb.remove());

    it("is interrupted anywhere before Ironic moves: the old account works, and the next run goes on", async () => {
      for (const delay of [0, 10, 20, 40, 80]) {
        mariadb.writeAccount(next.account, next.password);
        const half = mariadb.start("accounts", "admin");
        await new Promise((done) => setTimeout(done, delay));
        if (half.exitCode === null) {
          process.kill(-half.pid!, "SIGKILL");
        }
        expect(works(old), `killed after ${delay} ms`).to.equal(true);
      }
      succeed(add(next));
      expect(works(old)).to.equal(true);
      expect(works(next)).to.equal(true);
    });

    it("does not drop the account of an Ironic that is still connected", async () => {
      succeed(add(next));
      // Writes the file that the client below reads.
      expect(works(old)).to.equal(true);
      const ironic = mariadb.startCommand([
        ...["bash", "-c"],
        `exec mariadb --defaults-extra-file=${mariadb.folder}/login-${old.account}.cnf --execute='SELECT SLEEP(600)'`,
      ]);
      const disconnected = exitOf(ironic);
      const connection = "SELECT id FROM information_schema.processlist WHERE user = 'ironic-old'";
      while (mariadb.sql(connection) === "") {
        await new Promise((done) => setTimeout(done, 20));
      }
      const retire = mariadb.start("dropOldAccounts", "admin", { ACCOUNT: next.account });
      const retired = exitOf(retire);
      await new Promise((done) => setTimeout(done, 2000));
      expect(retire.exitCode, "it waits").to.equal(null);
      expect(works(old)).to.equal(true);
      mariadb.sql(`KILL ${mariadb.sql(connection)}`);
      await disconnected;
      expect(await retired).to.equal(0);
      expect(works(old)).to.equal(false);
      expect(works(next)).to.equal(true);
    });

    it("is interrupted while old accounts go: the new one works, and the next run drops the rest", async () => {
      for (let i = 0; i < 30; i++) {
        mariadb.sql(`CREATE USER \`ironic-left${i}\`@\`%\` IDENTIFIED BY 'x'`);
      }
      succeed(add(next));
      const half = mariadb.start("dropOldAccounts", "admin", { ACCOUNT: next.account });
      const left = (): number => Number(mariadb.sql("SELECT COUNT(*) FROM mysql.user WHERE user LIKE 'ironic-%'"));
      while (left() === 32) {
        await new Promise((done) => setTimeout(done, 5));
      }
      process.kill(-half.pid!, "SIGKILL");
      expect(left(), "killed in the middle").to.be.above(1);
      expect(works(next)).to.equal(true);
      succeed(mariadb.run("dropOldAccounts", "admin", { ACCOUNT: next.account }));
      expect(left()).to.equal(1);
      expect(works(next)).to.equal(true);
      expect(mariadb.sql("SELECT COUNT(*) FROM mysql.user WHERE user LIKE 'metal3-%'"), "ours stay").to.equal("2");
    });
  });
}
