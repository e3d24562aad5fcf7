// The custom resource as the engine calls it: what it shows, what it remembers, what it does with marked values.

import { expect } from "chai";
import { unknown, type Received } from "../../provider/release/engineJson";
import {
  check,
  create,
  diff,
  isRecorded,
  read,
  refusedUnasked,
  update,
  warnings,
} from "../../provider/release/resource";

const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const secret = (value: unknown): unknown => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  value,
});

const managed = { kind: "managed", location: "db/ironic", storageSize: "10Gi", backedUp: true };
const safety = { allowDowngrade: false, allowDatabaseChange: false, allowDisruption: false };
const inputs = (version: string, database: object = managed, more = {}) => ({
  version,
  image: `ironic:${version}`,
  database,
  safety,
  ...more,
});

/** One life of the resource: inputs and outputs as the state keeps them. */
class Life {
  inputs: Record<string, unknown> = {};
  outputs: Record<string, unknown> | undefined;

  /** What an update makes of it; `schema` when the Job of the schema upgrade is done afterwards. */
  up(news: Record<string, unknown>, { schema = true } = {}): Record<string, unknown> {
    const checked = check(this.inputs, news).inputs as Record<string, unknown>;
    if (this.outputs === undefined) {
      this.outputs = create(checked).outs as Record<string, unknown>;
    } else if (diff(this.outputs, checked).changes === true) {
      this.outputs = update(this.outputs, checked).outs as Record<string, unknown>;
    }
    this.inputs = checked;
    if (schema && this.outputs["refused"] === undefined) {
      this.outputs = { ...this.outputs, schemaVersion: news["version"] };
    }
    return this.outputs;
  }

  changes(news: Record<string, unknown>): boolean {
    return diff(this.outputs ?? {}, check(this.inputs, news).inputs as Record<string, unknown>).changes === true;
  }

  get steps(): string[] {
    return (this.inputs["lastChange"] as { steps: string[] }).steps;
  }
}

describe("IronicRelease", () => {
  it("shows an upgrade as one change, and keeps it until the next", () => {
    const life = new Life();
    life.up(inputs("37.0"));
    life.up(inputs("38.0"));
    expect(life.inputs["lastChange"]).to.deep.equal({
      from: "37.0 (ironic:37.0)",
      to: "38.0 (ironic:38.0)",
      steps: [
        "a Job backs up the database first",
        "the Job of the schema upgrade runs; if it fails, the old Ironic keeps serving",
        "Ironic restarts, because its image changes",
        "when Ironic is ready, the Job of the online data migrations runs",
      ],
    });
    const shown = life.inputs["lastChange"];
    expect(life.changes(inputs("38.0"))).to.equal(false);
    life.up(inputs("38.0"));
    expect(life.inputs["lastChange"]).to.deep.equal(shown);
  });

  it("says what the new release does differently, of what it is given what lies between the two, and keeps no more", () => {
    const notices = ["37.0", "38.0", "39.0"].map((since) => ({ since, text: `since ${since}` }));
    const given = (version: string) => inputs(version, managed, { notices: [...notices, { text: "always" }] });
    const life = new Life();
    const told = (version: string): readonly string[] =>
      warnings(life.outputs ?? {}, check(life.inputs, given(version)).inputs as Record<string, unknown>);
    expect(told("37.0"), "of an installation").to.deep.equal([]);
    life.up(given("37.0"));
    expect(JSON.stringify([life.inputs, life.outputs])).not.to.contain("since");
    expect(told("37.0")).to.deep.equal([]);
    expect(told("38.0")).to.deep.equal([
      "Ironic 38.0 behaves differently from 37.0 with these inputs:\n- since 38.0\n- always",
    ]);
    expect(told("latest")[0]).to.match(/- since 38\.0\n- since 39\.0\n- always$/);
    life.up(given("39.0"));
    expect(life.inputs["lastChange"]).to.have.deep.property("differences", ["since 38.0", "since 39.0", "always"]);
    expect(told("39.0"), "once").to.deep.equal([]);
    expect(life.changes(given("39.0"))).to.equal(false);
    expect(life.inputs).not.to.have.property("notices");
    expect(told("38.0"), "backwards").to.deep.equal([
      "Ironic 38.0 behaves differently from 39.0 with these inputs:\n- always",
    ]);
  });

  it("leaves an installed Ironic on its release when the program names none", () => {
    const imagesByRelease = { "37.0": "mirror:37.0", "38.0": "mirror:38.0", "39.0": "mirror:39.0" };
    const unnamed = inputs("38.0", managed, { imagesByRelease });
    const fresh = new Life();
    expect(fresh.up(unnamed)).to.include({ version: "38.0", image: "ironic:38.0" });
    for (const installed of ["37.0", "39.0"]) {
      const life = new Life();
      life.up(inputs(installed, managed, { image: `mirror:${installed}` }));
      expect(life.changes(unnamed), installed).to.equal(false);
      expect(life.up(unnamed)).to.include({ version: installed, image: `mirror:${installed}` });
      expect(life.inputs).not.to.have.property("imagesByRelease");
    }
    const named = new Life();
    named.up(inputs("37.0"));
    expect(named.up(inputs("38.0"))).to.include({ version: "38.0" });
  });

  it("says of the development branch that only the database knows its schema", () => {
    const life = new Life();
    life.up(inputs("latest"));
    const told = (version: string, database: object = managed) =>
      warnings(life.outputs!, check(life.inputs, inputs(version, database)).inputs as Record<string, unknown>).join();
    expect(told("39.0")).to.match(/development branch.*newer than that of 39\.0, the Job of the schema upgrade fails/);
    expect(told("latest")).to.equal("");
    expect(life.up(inputs("39.0"))["refused"]).to.equal(undefined);
    expect(life.outputs?.["schemaVersion"]).to.equal("39.0");
    const small = new Life();
    small.up(inputs("latest", { kind: "sqlite" }));
    expect(
      warnings(
        small.outputs!,
        check(small.inputs, inputs("38.0", { kind: "sqlite" })).inputs as Record<string, unknown>,
      ),
    ).to.deep.equal([]);
  });

  it("says nothing where nothing is different", () => {
    const life = new Life();
    life.up(inputs("37.0", managed, { notices: [{ since: "37.0", text: "old" }] }));
    life.up(inputs("38.0", managed, { notices: [{ since: "37.0", text: "old" }] }));
    expect(life.inputs["lastChange"]).not.to.have.property("differences");
  });

  it("says when nothing is backed up, what is restored, and what SQLite loses", () => {
    const life = new Life();
    life.up(inputs("37.0", { ...managed, backedUp: false }));
    life.up(inputs("38.0", { ...managed, backedUp: false }));
    expect(life.steps[0]!).to.match(/nothing is backed up first: database\.backup is not set/);
    life.up(inputs("38.0", managed, { restore: "ironic-x.sql.gz" }));
    expect(life.steps[0]!).to.match(/replaced by the backup ironic-x\.sql\.gz/);
    life.up(inputs("38.0", { ...managed, storageSize: "20Gi" }, { restore: "ironic-x.sql.gz" }));
    expect(life.steps).to.deep.equal(["the volume of the database grows from 10Gi to 20Gi"]);
    const small = new Life();
    small.up(inputs("37.0", { kind: "sqlite" }));
    small.up(inputs("38.0", { kind: "sqlite" }));
    expect(small.steps).to.deep.equal([
      "Ironic restarts, because its image changes",
      "all node records are lost: they are stored in the pod",
    ]);
  });

  it("refuses, keeps the record, and treats the way back as no change of the release", () => {
    const life = new Life();
    life.up(inputs("38.0"));
    const good = life.inputs["lastChange"];
    expect(String(life.up(inputs("37.0"))["refused"])).to.match(/37\.0 is older than 38\.0/);
    expect(life.outputs?.["version"]).to.equal("38.0");
    expect(String(life.up(inputs("37.0"))["refused"]), "again and again").to.match(/older/);
    expect(life.changes(inputs("38.0"))).to.equal(true);
    expect(life.up(inputs("38.0"))["refused"]).to.equal(undefined);
    expect(life.inputs["lastChange"]).to.deep.equal(good);
    expect(life.inputs["measuredFrom"]).to.equal(undefined);
    expect(life.changes(inputs("38.0"))).to.equal(false);
    const allowed = inputs("37.0", managed, { safety: { ...safety, allowDowngrade: true } });
    expect(life.up(allowed)["refused"]).to.equal(undefined);
    expect(life.outputs?.["version"]).to.equal("37.0");
    expect(life.changes(inputs("37.0")), "the switch alone is no change").to.equal(false);
  });

  it("allows an upgrade to be reverted when its schema Job was not done", () => {
    const life = new Life();
    life.up(inputs("37.0"));
    life.up(inputs("38.0"), { schema: false });
    expect(life.outputs?.["schemaVersion"]).to.equal("37.0");
    expect(life.up(inputs("37.0"))["refused"]).to.equal(undefined);
    life.up(inputs("38.0"));
    expect(life.up(inputs("37.0"))["refused"]).not.to.equal(undefined);
  });

  it("works with an imported state, and with marked values", () => {
    const life = new Life();
    life.outputs = {};
    expect(life.up(inputs("35.0"))["refused"]).to.equal(undefined);
    const later = { kind: "external", location: unknownText };
    expect(life.changes(inputs("35.0", later)), "what is unknown may be a change").to.equal(true);
    const hidden = new Life();
    hidden.up(inputs("38.0", { kind: "external", location: secret("db/ironic") }));
    expect(hidden.changes(inputs("38.0", { kind: "external", location: secret("db/ironic") }))).to.equal(false);
    expect(String(hidden.up(inputs("37.0", { kind: "external", location: "db/ironic" }))["refused"])).to.match(/older/);
  });

  it("names the causes of a restart, and only SQLite loses nodes by them", () => {
    const causes = (kind: string, image: string) => ({
      database: { kind },
      restartCauses: { image, config: "same" },
    });
    const life = new Life();
    life.up(causes("sqlite", "a"));
    const told = (database: string, image: string) => warnings(life.outputs!, causes(database, image))[0] ?? "nothing";
    expect(told("sqlite", "a")).to.equal("nothing");
    expect(told("sqlite", "b")).to.match(/^Ironic will restart \(image\), and all node records will be lost/);
    expect(told("sqlite", unknownText)).to.match(/^Ironic will restart \(image\)/);
    expect(told("managed", "b")).to.equal("nothing");
    life.up(causes("sqlite", "b"));
    expect(life.inputs["lastRestart"]).to.deep.equal(["image"]);
  });

  it("leaves the judging of a database switch to the gate when it remembers restarts only", () => {
    const life = new Life();
    life.up({ database: { kind: "sqlite" }, restartCauses: { config: "a" } });
    const moved = { database: { kind: "managed" }, restartCauses: { config: "a", database: "b" } };
    expect(life.up(moved)["refused"]).to.equal(undefined);
    expect(life.changes(moved), "it is never done").to.equal(false);
  });

  it("only remembers: reading returns its inputs", () => {
    expect(read("release", { version: "38.0" })).to.deep.equal({ id: "release", props: { version: "38.0" } });
  });
});

describe("a record that the engine leaves out of an update", () => {
  const facts = (...given: Parameters<typeof inputs>) =>
    inputs(...given) as unknown as Readonly<Record<string, Received>>;
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
  });
});
