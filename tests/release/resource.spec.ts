// The custom resource as the engine calls it: what it shows, what it remembers, what it does with marked values.

import assert from "node:assert/strict";
import { check, create, diff, isRelease, losesNodes, read, update } from "../../provider/release/resource";

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
    assert.deepEqual(life.inputs["lastChange"], {
      from: "37.0 (ironic:37.0)",
      to: "38.0 (ironic:38.0)",
      steps: [
        "the database is backed up first, by a Job of its own",
        "the Job of the schema upgrade runs; if it fails, the old Ironic goes on serving",
        "Ironic restarts, because its image changes",
        "when Ironic is ready, the Job of the online data migrations runs",
      ],
    });
    const shown = life.inputs["lastChange"];
    assert.ok(!life.changes(inputs("38.0")));
    life.up(inputs("38.0"));
    assert.deepEqual(life.inputs["lastChange"], shown);
  });

  it("says when nothing is backed up, what is restored, and what SQLite forgets", () => {
    const life = new Life();
    life.up(inputs("37.0", { ...managed, backedUp: false }));
    life.up(inputs("38.0", { ...managed, backedUp: false }));
    assert.match(life.steps[0]!, /nothing is backed up first: database\.backup is not set/);
    life.up(inputs("38.0", managed, { restore: "ironic-x.sql.gz" }));
    assert.match(life.steps[0]!, /replaced by the backup ironic-x\.sql\.gz/);
    life.up(inputs("38.0", { ...managed, storageSize: "20Gi" }, { restore: "ironic-x.sql.gz" }));
    assert.deepEqual(life.steps, ["the volume of the database grows from 10Gi to 20Gi"]);
    const small = new Life();
    small.up(inputs("37.0", { kind: "sqlite" }));
    small.up(inputs("38.0", { kind: "sqlite" }));
    assert.deepEqual(small.steps, [
      "Ironic restarts, because its image changes",
      "Ironic forgets every node: its state is in the pod",
    ]);
  });

  it("refuses, remembers what there was, and takes the way back as no change of the release", () => {
    const life = new Life();
    life.up(inputs("38.0"));
    const good = life.inputs["lastChange"];
    assert.match(String(life.up(inputs("37.0"))["refused"]), /37\.0 is older than 38\.0/);
    assert.equal(life.outputs?.["version"], "38.0");
    assert.match(String(life.up(inputs("37.0"))["refused"]), /older/, "again and again");
    assert.ok(life.changes(inputs("38.0")));
    assert.equal(life.up(inputs("38.0"))["refused"], undefined);
    assert.deepEqual(life.inputs["lastChange"], good);
    assert.equal(life.inputs["measuredFrom"], undefined);
    assert.ok(!life.changes(inputs("38.0")));
    const allowed = inputs("37.0", managed, { safety: { ...safety, allowDowngrade: true } });
    assert.equal(life.up(allowed)["refused"], undefined);
    assert.equal(life.outputs?.["version"], "37.0");
    assert.ok(!life.changes(inputs("37.0")), "the switch alone is no change");
  });

  it("lets an upgrade be taken back when its schema Job was not done", () => {
    const life = new Life();
    life.up(inputs("37.0"));
    life.up(inputs("38.0"), { schema: false });
    assert.equal(life.outputs?.["schemaVersion"], "37.0");
    assert.equal(life.up(inputs("37.0"))["refused"], undefined);
    life.up(inputs("38.0"));
    assert.notEqual(life.up(inputs("37.0"))["refused"], undefined);
  });

  it("works with an imported state, and with marked values", () => {
    const life = new Life();
    life.outputs = {};
    assert.equal(life.up(inputs("35.0"))["refused"], undefined);
    const later = { kind: "external", location: unknownText };
    assert.ok(life.changes(inputs("35.0", later)), "what is unknown may be a change");
    const hidden = new Life();
    hidden.up(inputs("38.0", { kind: "external", location: secret("db/ironic") }));
    assert.ok(!hidden.changes(inputs("38.0", { kind: "external", location: secret("db/ironic") })));
    assert.match(String(hidden.up(inputs("37.0", { kind: "external", location: "db/ironic" }))["refused"]), /older/);
  });

  it("names the causes of a restart, and only SQLite loses nodes by them", () => {
    const causes = (kind: string, image: string) => ({
      database: { kind },
      restartCauses: { image, config: "same" },
    });
    const life = new Life();
    life.up(causes("sqlite", "a"));
    assert.deepEqual(losesNodes(life.outputs!, causes("sqlite", "a")), []);
    assert.deepEqual(losesNodes(life.outputs!, causes("sqlite", "b")), ["image"]);
    assert.deepEqual(losesNodes(life.outputs!, causes("sqlite", unknownText)), ["image"]);
    assert.deepEqual(losesNodes(life.outputs!, causes("managed", "b")), []);
    life.up(causes("sqlite", "b"));
    assert.deepEqual(life.inputs["lastRestart"], ["image"]);
  });

  it("leaves the judging of a database switch to the gate when it remembers restarts only", () => {
    const life = new Life();
    life.up({ database: { kind: "sqlite" }, restartCauses: { config: "a" } });
    const moved = { database: { kind: "managed" }, restartCauses: { config: "a", database: "b" } };
    assert.equal(life.up(moved)["refused"], undefined);
    assert.ok(!life.changes(moved), "it is never done");
  });

  it("is a memory: reading gives back what it was given", () => {
    assert.deepEqual(read("release", { version: "38.0" }), { id: "release", props: { version: "38.0" } });
    assert.ok(isRelease("urn:pulumi:s::p::metal3:index:Ironic$metal3:index:IronicRelease::x"));
    assert.ok(!isRelease("urn:pulumi:s::p::metal3:index:Ironic::x"));
  });
});
