// The managed server on a real MariaDB: its first start, its accounts and TLS, a volume that outlives its passwords.

import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { expect } from "chai";
import { MariaDb, database, succeed } from "../support/servers/mariadb";
import { mariadbReleases } from "../support/servers/mariadbRelease";

for (const release of mariadbReleases) {
  describe(`managed server with MariaDB ${release.name}`, function () {
    this.timeout(180_000);
    let mariadb: MariaDb;

    before(async () => {
      mariadb = await MariaDb.create(release);
      await mariadb.up();
      mariadb.writeAccount("ironic-one", "onePassword");
      succeed(mariadb.run("accounts", "admin"));
    });

    after(() => mariadb.remove());

    it("has only accounts that need TLS, or that exist only inside the container", () => {
      const accounts = mariadb.sql("SELECT user, host, ssl_type, plugin FROM mysql.user ORDER BY user").split("\n");
      const remote = accounts.map((line) => line.split("\t")).filter(([, host]) => host !== "localhost");
      expect(remote.map(([user, host, tls]) => [user, host, tls])).to.deep.equal([
        ["ironic-one", "%", "ANY"],
        ["metal3-admin", "%", "ANY"],
        ["metal3-backup", "%", "ANY"],
      ]);
      for (const [user] of accounts.map((line) => line.split("\t")).filter(([, host]) => host === "localhost")) {
        const stranger = spawnSync(
          "mariadb",
          ["--no-defaults", "--skip-ssl", `--socket=${mariadb.socket}`, `--user=${user}`],
          {
            env: { ...process.env, PATH: mariadb.searchPath },
            input: "SELECT 1",
            encoding: "utf8",
          },
        );
        const own = process.getuid?.() === 0 && user === "root";
        expect(stranger.status === 0, `${user}: only the operating system's own user may, without a password`).to.equal(
          own,
        );
      }
      const root = mariadb.login("root", "", "SELECT 1");
      expect(root.code, "root has no password over the network").not.to.equal(0);
    });

    it("refuses a connection without TLS, and one with a wrong CA fails at the client", () => {
      const args = `--no-defaults --protocol=TCP --host=127.0.0.1 --port=${mariadb.port} --user=ironic-one --password=onePassword`;
      const plain = mariadb.runCommand(["bash", "-c", `mariadb ${args} --skip-ssl --execute='SELECT 1'`]);
      expect(plain.code, plain.text).not.to.equal(0);
      expect(plain.text).to.match(/Access denied|secure transport/);
      expect(mariadb.sql("SELECT @@require_secure_transport")).to.equal("1");
      const strange = mariadb.runCommand([
        ...["bash", "-c"],
        `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout /dev/null -out ${mariadb.tmp}/strange.crt -days 1 -subj /CN=strange 2>/dev/null
mariadb ${args.replace("127.0.0.1", "localhost")} --ssl-ca=${mariadb.tmp}/strange.crt --ssl-verify-server-cert --execute='SELECT 1'`,
      ]);
      expect(strange.code).not.to.equal(0);
      expect(strange.text).to.match(/certificate/i);
    });

    it("gives Ironic's account its own database and no other rights", () => {
      const may = (statement: string): boolean => mariadb.login("ironic-one", "onePassword", statement).code === 0;
      expect(may(`CREATE TABLE ${database}.t (a INT); DROP TABLE ${database}.t`)).to.equal(true);
      expect(may("CREATE TABLE metal3.t (a INT)")).to.equal(false);
      expect(may("CREATE DATABASE other")).to.equal(false);
      expect(may("SELECT * FROM mysql.user")).to.equal(false);
      expect(may("CREATE USER x")).to.equal(false);
      expect(may(`GRANT SELECT ON ${database}.* TO 'metal3-backup'@'%'`)).to.equal(false);
      expect(mariadb.login("ironic-one", "onePassword", "SHOW DATABASES").text).to.equal("information_schema\nironic");
    });

    it("serves the data again after it was killed, and sets new passwords on an existing volume", async () => {
      mariadb.sql(`CREATE TABLE ${database}.kept (a INT); INSERT INTO ${database}.kept VALUES (42)`);
      await mariadb.end("SIGKILL");
      mariadb.writeInit({ admin: "anotherAdmin", backup: "anotherBackup" });
      await mariadb.up();
      expect(mariadb.login("metal3-admin", "anotherAdmin", `SELECT a FROM ${database}.kept`).text).to.equal("42");
      expect(mariadb.login("metal3-backup", "backupBackupBackupBackupBackup12", "SELECT 1").code).not.to.equal(0);
      expect(mariadb.login("ironic-one", "onePassword", "SELECT 1").text, "Ironic's account is not touched").to.equal(
        "1",
      );
    });

    it("creates the data again when the first start was interrupted", async () => {
      const other = await MariaDb.create(release);
      try {
        const first = other.start("server", "server");
        const half = path.join(other.folder, "volume", "data.new");
        while (!fs.existsSync(path.join(half, "mysql"))) {
          await new Promise((done) => setTimeout(done, 5));
        }
        process.kill(-first.pid!, "SIGKILL");
        await new Promise((done) => first.once("exit", done));
        expect(fs.existsSync(path.join(other.folder, "volume", "data")), "killed before it was complete").to.equal(
          false,
        );
        await other.up();
        expect(other.sql("SHOW DATABASES")).to.match(/ironic/);
      } finally {
        await other.remove();
      }
    });

    it("refuses data of a newer series and brings up that of an older one", async () => {
      const series = path.join(mariadb.folder, "volume", "data", "metal3-series");
      const own = fs.readFileSync(series, "utf8").trim();
      await mariadb.end();
      fs.writeFileSync(series, "99.1\n");
      await expect(mariadb.up()).to.be.rejectedWith(/written by MariaDB 99\.1; this server is .*images\.database/s);
      fs.writeFileSync(series, "10.5\n");
      await mariadb.up();
      expect(mariadb.serverLog).to.match(new RegExp(`from MariaDB 10\\.5 to ${own.replace(".", "\\.")}`));
      expect(fs.readFileSync(series, "utf8").trim()).to.equal(own);
      expect(mariadb.login("metal3-admin", "anotherAdmin", `SELECT a FROM ${database}.kept`).text).to.equal("42");
    });
  });
}
