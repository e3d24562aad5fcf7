// What is refused for an installed Ironic, and which switch lets it pass.

import { expect } from "chai";
import { refusals, type Permissions } from "../../provider/release/upgradePolicy";
import { recordOf } from "../../provider/release/record";
import { unknown, type Received } from "../../provider/release/engineJson";

const strict = { allowDowngrade: false, allowDatabaseChange: false, allowDisruption: false };
const managed = { kind: "managed", location: "ironic-database.ns.svc/ironic", storageSize: "10Gi", backedUp: true };
const external = { kind: "external", location: "db.example.com/ironic" };
const sqlite = { kind: "sqlite" };
const release = (version: string, database: Received, more = {}): Received => ({
  version,
  image: version,
  database,
  ...more,
});

interface Case {
  readonly name: string;
  readonly before: Received;
  readonly after: Received;
  readonly refused?: RegExp;
  /** The switch that lets it pass; undefined when none does. */
  readonly allowedBy?: keyof Permissions;
}

const cases: readonly Case[] = [
  { name: "an upgrade", before: release("35.0", managed), after: release("38.0", managed) },
  {
    name: "an upgrade to the development branch",
    before: release("38.0", external),
    after: release("latest", external),
  },
  { name: "no change", before: release("38.0", managed), after: release("38.0", managed) },
  {
    name: "a downgrade",
    before: release("38.0", managed),
    after: release("37.0", managed),
    refused: /^version: 37\.0 is older than 38\.0.*database\.restoreFrom/,
    allowedBy: "allowDowngrade",
  },
  {
    name: "a release after the development branch, whose schema only the database knows",
    before: release("latest", external),
    after: release("38.0", external),
  },
  {
    name: "a release that is not known, after one that is",
    before: release("38.0", managed),
    after: release("40.0", managed),
  },
  { name: "a known release after one that is not", before: release("36.0", managed), after: release("38.0", managed) },
  {
    name: "a downgrade from a release that is not known",
    before: release("40.0", managed),
    after: release("39.0", managed),
    refused: /^version: 39\.0 is older than 40\.0/,
    allowedBy: "allowDowngrade",
  },
  { name: "a downgrade with SQLite", before: release("38.0", sqlite), after: release("35.0", sqlite) },
  {
    name: "an upgrade that failed before its schema Job was done, taken back",
    before: release("38.0", managed, { schemaVersion: "37.0" }),
    after: release("37.0", managed),
  },
  {
    name: "the same, but to an older one still",
    before: release("38.0", managed, { schemaVersion: "37.0" }),
    after: release("35.0", managed),
    refused: /35\.0 is older than 37\.0/,
    allowedBy: "allowDowngrade",
  },
  {
    name: "a first installation that failed before its schema Job was done",
    before: release("38.0", managed, { schemaVersion: "none" }),
    after: release("35.0", managed),
  },
  {
    name: "a jump from a release that is no longer supported",
    before: release("33.0", managed),
    after: release("38.0", managed),
    refused: /from 33\.0 straight to 38\.0 is not supported.*reached from 35\.0, 37\.0/,
    allowedBy: "allowDisruption",
  },
  {
    name: "getting a database",
    before: release("38.0", sqlite),
    after: release("38.0", managed),
    refused: /^database: .*from SQLite inside the pod to the managed database ironic-database\.ns\.svc\/ironic/,
    allowedBy: "allowDatabaseChange",
  },
  {
    name: "losing the database",
    before: release("38.0", external),
    after: release("38.0", sqlite),
    refused: /from the database db\.example\.com\/ironic to SQLite/,
    allowedBy: "allowDatabaseChange",
  },
  {
    name: "another server",
    before: release("38.0", external),
    after: release("38.0", { ...external, location: "other.example.com/ironic" }),
    refused: /from the database db\.example\.com\/ironic to the database other\.example\.com\/ironic/,
    allowedBy: "allowDatabaseChange",
  },
  {
    name: "another server that only the update will know",
    before: release("38.0", external),
    after: release("38.0", { ...external, location: unknown as unknown as Received }),
  },
  {
    name: "a smaller volume",
    before: release("38.0", managed),
    after: release("38.0", { ...managed, storageSize: "10000Mi" }),
    refused: /^database\.storage\.size: 10000Mi is less than 10Gi/,
  },
  {
    name: "the same size in other units",
    before: release("38.0", managed),
    after: release("38.0", { ...managed, storageSize: "10240Mi" }),
  },
  {
    name: "a larger volume",
    before: release("38.0", managed),
    after: release("38.0", { ...managed, storageSize: "1Ti" }),
  },
  { name: "an imported state, which knows nothing", before: {}, after: release("35.0", managed) },
  { name: "an older state, without a database", before: { version: "38.0" }, after: release("38.0", managed) },
];

describe("refusals", () => {
  for (const { name, before, after, refused, allowedBy } of cases) {
    it(`${name}: ${refused === undefined ? "passes" : "is refused"}`, () => {
      const judge = (safety: Permissions): string[] => refusals(recordOf(before), recordOf(after), safety);
      const reasons = judge(strict);
      if (refused === undefined) {
        expect(reasons).to.deep.equal([]);
        return;
      }
      expect(reasons).to.have.lengthOf(1);
      expect(reasons[0]!).to.match(refused);
      for (const name of Object.keys(strict) as (keyof Permissions)[]) {
        const open = judge({ ...strict, [name]: true }).length === 0;
        expect(open, `${name} ${open ? "lets it pass" : "does not let it pass"}`).to.equal(name === allowedBy);
      }
      if (allowedBy !== undefined) {
        expect(reasons[0]!, "the message names the switch").to.match(new RegExp(`safety\\.${allowedBy}`));
      }
    });
  }

  it("reports every reason at once", () => {
    const after = release("35.0", { ...managed, storageSize: "1Gi" });
    expect(refusals(recordOf(release("38.0", managed)), recordOf(after), strict)).to.have.lengthOf(2);
  });
});
