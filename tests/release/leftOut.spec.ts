// The record when the engine leaves it out of an update (--target, --exclude): what it refuses all the same, and what it misses.

import { expect } from "chai";
import { unknown, type Received } from "../../provider/release/engineJson";
import { isRecorded, refusedUnasked, unrecordedWarning } from "../../provider/release/resource";

const managed = { kind: "managed", location: "db/ironic", storageSize: "10Gi", backedUp: true };
const safety = { allowDowngrade: false, allowDatabaseChange: false, allowDisruption: false };

describe("a record that the engine leaves out of an update", () => {
  const facts = (version: string, database: object = managed, more = {}): Readonly<Record<string, Received>> => ({
    ...{ version, image: `ironic:${version}`, database: database as Received, safety },
    ...more,
  });
  const recorded = { ...facts("38.0"), schemaVersion: "38.0" };

  it("refuses what it would refuse if it was asked, until that is allowed", () => {
    expect(refusedUnasked(recorded, facts("37.0"), true).join()).to.match(/37\.0 is older than 38\.0/);
    expect(refusedUnasked(recorded, facts("38.0", { kind: "sqlite" }), true).join()).to.match(
      /from the managed database/,
    );
    expect(refusedUnasked(recorded, facts("38.0"), true)).to.deep.equal([]);
    const allowed = facts("37.0", managed, { safety: { ...safety, allowDowngrade: true } });
    expect(refusedUnasked(recorded, allowed, true)).to.deep.equal([]);
  });

  it("refuses the first update, because it would not know of it", () => {
    expect(refusedUnasked(facts("38.0"), facts("38.0"), false).join()).to.match(/does not exist yet/);
  });

  it("is there when it has an id, or in a preview what the update will give it", () => {
    expect(refusedUnasked(facts("38.0"), facts("38.0"), true)).to.deep.equal([]);
    expect(refusedUnasked({ ...facts("38.0"), schemaVersion: "none" }, facts("38.0"), false)).to.deep.equal([]);
  });

  it("is not that of what is wanted, as far as that is known", () => {
    expect(isRecorded(recorded, facts("38.0"))).to.equal(true);
    expect(isRecorded(recorded, facts("39.0"))).to.equal(false);
    expect(isRecorded(recorded, facts("38.0", { ...managed, location: "db/other" }))).to.equal(false);
    expect(isRecorded(recorded, facts("38.0", managed, { restore: "latest" }))).to.equal(false);
    expect(isRecorded(recorded, { ...facts("38.0"), image: unknown })).to.equal(true);
    const moving = { ...recorded, previousDatabase: { kind: "sqlite" }, previousStorageSize: "5Gi" };
    expect(isRecorded(moving, facts("38.0")), "what was asked for is recorded").to.equal(true);
  });

  it("is missed by a warning that says what it does not contain", () => {
    expect(unrecordedWarning(recorded, facts("38.0"))).to.equal(undefined);
    expect(unrecordedWarning(recorded, facts("39.0"))).to.match(
      /left out by --target or --exclude, and does not contain the change from 38\.0 .* to 39\.0 .*without these flags/,
    );
    expect(unrecordedWarning({ ...recorded, restore: "old" }, { ...facts("38.0"), version: unknown })).to.match(
      /does not contain the change from/,
    );
  });
});
