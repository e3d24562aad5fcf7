// Every step from one release to another that is allowed, taken by the real ironic-dbsync of both, with rows in the tables.

import { expect } from "chai";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { upgradesFrom } from "../../provider/plan/pod/versions";
import { dbsync, dbsyncAt, ironicReleases, type IronicRelease } from "../support/servers/ironicDbsync";
import { MariaDb, database, succeed, type Run } from "../support/servers/mariadb";

const everyStep = process.env.LAB_SCENARIOS === "all";
const releases = Object.keys(ironicReleases) as IronicRelease[];
const steps = releases.flatMap((to) =>
  upgradesFrom[to].filter((from): from is IronicRelease => from in ironicReleases).map((from) => ({ from, to })),
);
/** Each takes a quarter of a minute. */
const mariadbSteps = everyStep ? steps : steps.filter(({ from, to }) => to === "39.0" && from !== "37.0");

const node = "11111111-1111-4111-8111-111111111111";
/** One of each table that has changed since 35.0, and what belongs to a node. */
const rows = [
  `INSERT INTO nodes (id, uuid, name, driver, version) VALUES (1, '${node}', 'one', 'redfish', '1.44')`,
  `INSERT INTO ports (id, uuid, node_id, address, version) VALUES (1, '22222222-2222-4222-8222-222222222222', 1, '52:54:00:12:34:56', '1.12')`,
  `INSERT INTO node_history (id, uuid, node_id, event, version) VALUES (1, '33333333-3333-4333-8333-333333333333', 1, 'it was there', '1.0')`,
  `INSERT INTO firmware_information (node_id, component, initial_version, current_version, version) VALUES (1, 'bmc', '1', '2', '1.0')`,
];
const kept = [
  "SELECT name FROM nodes",
  "SELECT address FROM ports",
  "SELECT event FROM node_history",
  "SELECT current_version FROM firmware_information",
];
const keptValues = ["one", "52:54:00:12:34:56", "it was there", "2"];

interface Database {
  readonly sync: (release: IronicRelease, command: string) => Run;
  readonly query: (sql: string) => string;
}

function take({ sync, query }: Database, { from, to }: { from: IronicRelease; to: IronicRelease }): void {
  succeed(sync(from, "upgrade"));
  rows.forEach(query);
  succeed(sync(to, "upgrade"));
  succeed(sync(to, "online_data_migrations"));
  // What Ironic does at its start.
  succeed(sync(to, "upgrade"));
  expect(kept.map((sql) => query(sql).trim())).to.deep.equal(keptValues);
}

describe("an allowed step between releases", function () {
  // The first run installs them.
  this.timeout(900_000);

  const login = { account: "ironic-steps", password: "stepsPassword" };
  let mariadb: MariaDb;

  before(async () => {
    mariadb = await MariaDb.create();
    await mariadb.up();
    mariadb.writeAccount(login.account, login.password);
    succeed(mariadb.run("accounts", "admin"));
  });
  after(() => mariadb.remove());

  const query = (sql: string): string => {
    const { code, text } = mariadb.login(login.account, login.password, sql, database);
    expect(code, text).to.equal(0);
    return text;
  };

  /** Ironic's account may not drop the database itself. */
  function empty(): void {
    const tables = query("SHOW TABLES")
      .split(/\s+/)
      .filter((name) => name !== "");
    if (tables.length > 0) {
      query(`SET FOREIGN_KEY_CHECKS = 0; DROP TABLE ${tables.join(", ")}`);
    }
  }

  for (const step of mariadbSteps) {
    it(`is taken from ${step.from} to ${step.to}, and nothing is lost`, () => {
      empty();
      take(
        { sync: (release, command) => dbsync(mariadb, release, login.account, login.password, command), query },
        step,
      );
    });
  }

  it("is refused by ironic-dbsync when the schema is newer than its release, and changes nothing", () => {
    empty();
    const sync = (release: IronicRelease, command: string): Run =>
      dbsync(mariadb, release, login.account, login.password, command);
    succeed(sync("39.0", "upgrade"));
    rows.forEach(query);
    const revision = (): string => /^[0-9a-f]{10,}$/m.exec(succeed(sync("39.0", "version")))?.[0] ?? "none";
    const before = revision();
    const refused = sync("38.0", "upgrade");
    expect(refused.code, refused.text).not.to.equal(0);
    expect(revision()).to.equal(before);
    succeed(sync("39.0", "upgrade"));
    expect(kept.map((sql) => query(sql).trim())).to.deep.equal(keptValues);
  });
});

describe("SQLite", function () {
  this.timeout(900_000);

  // Ironic cannot migrate it: the image gives each pod an empty one.
  for (const release of releases) {
    it(`is created again by ${release}`, () => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-sqlite-"));
      const url = `sqlite:///${path.join(folder, "ironic.sqlite")}`;
      succeed(dbsyncAt(url, release, "create_schema", folder));
      expect(succeed(dbsyncAt(url, release, "version", folder))).to.match(/^[0-9a-f]{10,}$/m);
      fs.rmSync(folder, { recursive: true });
    });
  }
});
