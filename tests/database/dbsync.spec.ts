// The real ironic-dbsync over the component's TLS connection, with exactly the rights that Ironic's account gets.

import { expect } from "chai";
import { dbsync, ensureIronic, type IronicRelease } from "../support/servers/ironicDbsync";
import { MariaDb, database, succeed } from "../support/servers/mariadb";

const first = { account: "ironic-first", password: "firstPassword" };
const second = { account: "ironic-second", password: "secondPassword" };

describe("Ironic's schema in the managed database", function () {
  // The first run installs Ironic.
  this.timeout(900_000);
  let mariadb: MariaDb;

  const sync = (release: IronicRelease, command: string, as = first) =>
    dbsync(mariadb, release, as.account, as.password, command);
  const addAccount = (as: typeof first): void => {
    mariadb.writeAccount(as.account, as.password);
    succeed(mariadb.run("accounts", "admin"));
  };
  const dump = (kind: string): string =>
    succeed(mariadb.run("dump", "backup", { DATABASE: database, NAME: "ironic", KIND: kind, KEEP: "3" }));
  const nodes = (as = first): string =>
    mariadb.login(as.account, as.password, "SELECT name FROM nodes ORDER BY name", database).text;

  before(async () => {
    ensureIronic("35.0");
    ensureIronic("38.0");
    mariadb = await MariaDb.create();
    await mariadb.up();
    addAccount(first);
  });

  after(() => mariadb.remove());

  it("is made by 35.0, takes data, is upgraded and migrated to 38.0", () => {
    succeed(sync("35.0", "upgrade"));
    const old = succeed(sync("35.0", "version"));
    const insert = `INSERT INTO nodes (uuid, name, driver, version) VALUES ('11111111-1111-4111-8111-111111111111', 'one', 'redfish', '1.44')`;
    expect(mariadb.login(first.account, first.password, insert, database).code).to.equal(0);
    expect(dump("before-upgrade")).to.match(/Wrote ironic-\d{8}T\d{6}Z-before-upgrade\.sql\.gz/);
    succeed(sync("38.0", "upgrade"));
    expect(succeed(sync("38.0", "version")), "38.0 has a newer schema").not.to.equal(old);
    succeed(sync("38.0", "online_data_migrations"));
    succeed(sync("38.0", "upgrade"));
    expect(nodes()).to.equal("one");
  });

  it("cannot be taken back: 35.0 fails on it and says why, and the data stays", () => {
    const refused = sync("35.0", "upgrade");
    expect(refused.code).not.to.equal(0);
    expect(refused.text).to.match(/Can't locate revision/);
    expect(nodes()).to.equal("one");
  });

  it("moves to another account while the old one works, and the old one goes when nobody uses it", () => {
    addAccount(second);
    expect(nodes(first)).to.equal("one");
    expect(nodes(second)).to.equal("one");
    succeed(sync("38.0", "upgrade", second));
    const retire = succeed(mariadb.run("dropOldAccounts", "admin", { ACCOUNT: second.account }));
    expect(retire).to.match(/Dropped ironic-first/);
    expect(mariadb.login(first.account, first.password, "SELECT 1").code).not.to.equal(0);
    expect(nodes(second)).to.equal("one");
  });

  it("reverts to the previous release with the pre-upgrade backup", () => {
    const [file = ""] = mariadb.backups();
    const restore = mariadb.run("restore", "admin", {
      DATABASE: database,
      FILE: file,
      TOKEN: "back-to-35",
    });
    expect(succeed(restore)).to.match(/Restored ironic-/);
    succeed(sync("35.0", "upgrade", second));
    expect(nodes(second)).to.equal("one");
    succeed(sync("38.0", "upgrade", second));
    succeed(sync("38.0", "online_data_migrations", second));
    expect(nodes(second)).to.equal("one");
  });
});
