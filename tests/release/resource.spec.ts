// The custom resource as the engine calls it: what it shows, what it remembers, what it does with marked values.

import { expect } from "chai";
import { check, create, diff, read, update, warnings } from "../../provider/release/resource";

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

  /** What an update makes of it; `done` when the Job of the schema upgrade, and what comes before it, is. */
  up(news: Record<string, unknown>, { done = true } = {}): Record<string, unknown> {
    const checked = check(this.inputs, news).inputs as Record<string, unknown>;
    if (this.outputs === undefined) {
      this.outputs = create(checked).outs as Record<string, unknown>;
    } else if (diff(this.outputs, checked).changes === true) {
      this.outputs = update(this.outputs, checked).outs as Record<string, unknown>;
    }
    this.inputs = checked;
    if (done && this.outputs["refused"] === undefined) {
      const { previousDatabase: _database, previousStorageSize: _size, ...outputs } = this.outputs;
      this.outputs = { ...outputs, schemaVersion: news["version"] };
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
    life.up(inputs("38.0"), { done: false });
    expect(life.outputs?.["schemaVersion"]).to.equal("37.0");
    expect(life.up(inputs("37.0"))["refused"]).to.equal(undefined);
    life.up(inputs("38.0"));
    expect(life.up(inputs("37.0"))["refused"]).not.to.equal(undefined);
  });

  for (const [before, after] of [
    [{ kind: "sqlite" }, managed],
    [managed, { kind: "external", location: "db.example/ironic" }],
  ] as const) {
    it(`allows a move from ${before.kind} to ${after.kind} to be reverted as long as Ironic does not use the new database`, () => {
      const allowed = { safety: { ...safety, allowDatabaseChange: true } };
      const life = new Life();
      life.up(inputs("37.0", before));
      life.up(inputs("38.0", after, allowed), { done: false });
      expect(String(life.up(inputs("38.0", after))["refused"]), "nor is it done without being allowed").to.match(
        new RegExp(`this moves an installed Ironic from .*${before.kind === "sqlite" ? "SQLite" : "managed"}`),
      );
      expect(life.up(inputs("37.0", before))).to.deep.include({ database: before, schemaVersion: "37.0" });
      expect(life.outputs).not.to.have.property("previousDatabase");
      expect(life.changes(inputs("37.0", before))).to.equal(false);

      life.up(inputs("38.0", after, allowed), { done: false });
      expect(life.up(inputs("38.0", after, allowed))["refused"]).to.equal(undefined);
      expect(String(life.up(inputs("38.0", before))["refused"]), "once it is done").to.match(/this moves/);
    });
  }

  it("records a move to SQLite at once, which no Job precedes", () => {
    const life = new Life();
    life.up(inputs("38.0"));
    const allowed = { safety: { ...safety, allowDatabaseChange: true } };
    const moved = life.up(inputs("38.0", { kind: "sqlite" }, allowed), { done: false });
    expect(moved).not.to.have.property("previousDatabase");
    expect(String(life.up(inputs("38.0"))["refused"])).to.match(/from SQLite inside the pod to the managed database/);
  });

  it("allows a volume to get its size back as long as it has not grown", () => {
    const larger = (size: string) => inputs("38.0", { ...managed, storageSize: size });
    const life = new Life();
    life.up(larger("10Gi"));
    life.up(larger("20Gi"), { done: false });
    life.up(larger("30Gi"), { done: false });
    expect(life.outputs?.["previousStorageSize"]).to.equal("10Gi");
    expect(String(life.up(larger("5Gi"))["refused"])).to.match(/5Gi is less than 10Gi/);
    expect(life.up(larger("10240Mi"))["refused"]).to.equal(undefined);
    life.up(larger("20Gi"));
    expect(String(life.up(larger("10Gi"))["refused"])).to.match(/10Gi is less than 20Gi/);
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
