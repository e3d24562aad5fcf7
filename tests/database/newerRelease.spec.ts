// A newer release of MariaDB on the data of an older one, and dumps of the older one in it, with real servers.

import { expect } from "chai";
import { MariaDb, database, succeed } from "../support/servers/mariadb";
import { defaultRelease, distribution } from "../support/servers/mariadbRelease";

describe("a change of images.database to a newer release of MariaDB", function () {
  this.timeout(180_000);
  let mariadb: MariaDb;
  let older: string;

  const names = (): string => mariadb.login("ironic-one", "onePassword", "SELECT name FROM nodes", database).text;
  const series = (): string => mariadb.sql("SELECT VERSION()").split(".").slice(0, 2).join(".");

  before(async function () {
    mariadb = await MariaDb.create(distribution);
    await mariadb.up();
    older = series();
    mariadb.writeAccount("ironic-one", "onePassword");
    succeed(mariadb.run("accounts", "admin"));
    mariadb.sql(`CREATE TABLE ${database}.nodes (name VARCHAR(255)); INSERT INTO ${database}.nodes VALUES ('host-0')`);
    succeed(mariadb.run("dump", "backup", { DATABASE: database, NAME: "ironic", KIND: "scheduled", KEEP: "3" }));
    await mariadb.end();
    await mariadb.use(defaultRelease);
    await mariadb.up();
    if (series() === older) {
      // The distribution has the default release itself.
      this.skip();
    }
  });

  after(() => mariadb.remove());

  it("upgrades the data, and Ironic can log in as before", () => {
    expect(mariadb.serverLog).to.include(`Upgrading the data directory from MariaDB ${older} to ${series()}`);
    expect(names()).to.equal("host-0");
  });

  it("restores a dump of the older release", () => {
    mariadb.sql(`DELETE FROM ${database}.nodes`);
    succeed(mariadb.run("restore", "admin", { DATABASE: database, FILE: "latest", TOKEN: "older" }));
    expect(names()).to.equal("host-0");
  });

  it("continues after it was killed during an upgrade of the data", async () => {
    await mariadb.end();
    const other = await MariaDb.create(distribution);
    try {
      await other.up();
      await other.end();
      await other.use(defaultRelease);
      const half = other.start("server", "server");
      await new Promise((done) => half.stderr!.on("data", (text) => /Upgrading/.test(String(text)) && done(undefined)));
      await new Promise((done) => setTimeout(done, 500));
      process.kill(-half.pid!, "SIGKILL");
      await new Promise((done) => half.once("exit", done));
      await other.up();
      expect(other.serverLog).to.include("Upgrading the data directory from");
      expect(other.sql("SHOW DATABASES")).to.match(/ironic/);
    } finally {
      await other.remove();
    }
  });

  it("cannot be taken back: the server says so, and the data stays", async () => {
    await mariadb.use(distribution);
    await expect(mariadb.up()).to.be.rejectedWith(
      new RegExp(`this server is ${older.replace(".", "\\.")} and cannot read it`),
    );
    await mariadb.use(defaultRelease);
    await mariadb.up();
    expect(names()).to.equal("host-0");
  });
});
