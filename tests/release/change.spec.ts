// Changes in words: nothing is said where nothing happens, and what is not known is said to be so.

import assert from "node:assert/strict";
import { changeOf, restartsOf } from "../../provider/release/change";
import { recordOf } from "../../provider/release/record";
import { received } from "../../provider/release/engineJson";

const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const record = (raw: object) => recordOf(received(raw));

describe("a change", () => {
  it("is none when nothing differs, or nothing is known of a release", () => {
    const same = { version: "38.0", image: "i", database: { kind: "external", location: "db/ironic" } };
    assert.equal(changeOf(record(same), record(same)), undefined);
    assert.equal(changeOf(undefined, record({ restartCauses: { image: "a" } })), undefined);
  });

  it("of an external database says that nobody backs it up", () => {
    const database = { kind: "external", location: "db/ironic" };
    const change = changeOf(
      record({ version: "37.0", image: "a", database }),
      record({ version: "38.0", image: unknownText, database }),
    );
    assert.equal(change?.to, "38.0 ((known at the update))");
    assert.match(change?.steps[0] ?? "", /back up the external database yourself/);
  });

  it("between one Ironic and several says what is removed and what takes its place, and nothing of the schema", () => {
    const one = { version: "38.0", image: "i", database: { kind: "external", location: "db/ironic" } };
    const several = { ...one, highAvailability: true };
    assert.deepEqual(changeOf(record(one), record(several))?.steps, [
      "Ironic stops, its Deployment is removed, and a DaemonSet takes its place",
    ]);
    assert.deepEqual(changeOf(record(several), record(one))?.steps, [
      "Ironic stops, its DaemonSet is removed, and a Deployment takes its place",
    ]);
    assert.equal(changeOf(record(one), record({ ...one, highAvailability: false })), undefined);
    assert.ok(
      changeOf(record(one), record({ ...several, image: "j" }))?.steps.some((step) => step.includes("DaemonSet")),
    );
  });

  it("of the cause of a restart is one also when only the update will know", () => {
    const before = record({ restartCauses: { image: "a", tls: "b" } });
    assert.deepEqual(restartsOf(before, record({ restartCauses: { image: "a", tls: unknownText } })), ["tls"]);
    assert.deepEqual(restartsOf(before, record({ restartCauses: { image: "a" } })), ["tls"]);
    assert.deepEqual(restartsOf(record({}), before), [], "the first start is no restart");
  });
});
