// Changes in words: nothing is said where nothing happens, and what is not known is said to be so.

import { expect } from "chai";
import { changeOf, restartsOf } from "../../provider/release/change";
import { recordOf } from "../../provider/release/record";
import { received } from "../../provider/release/engineJson";

const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const record = (raw: object) => recordOf(received(raw));

describe("a change", () => {
  it("is none when nothing differs, or nothing is known of a release", () => {
    const same = { version: "38.0", image: "i", database: { kind: "external", location: "db/ironic" } };
    expect(changeOf(record(same), record(same))).to.equal(undefined);
    expect(changeOf(undefined, record({ restartCauses: { image: "a" } }))).to.equal(undefined);
  });

  it("of an external database says that it is not backed up", () => {
    const database = { kind: "external", location: "db/ironic" };
    const change = changeOf(
      record({ version: "37.0", image: "a", database }),
      record({ version: "38.0", image: unknownText, database }),
    );
    expect(change?.to).to.equal("38.0 ((known at the update))");
    expect(change?.steps[0] ?? "").to.match(/back up the external database yourself/);
  });

  it("between one Ironic and several says what is removed and what takes its place, and nothing of the schema", () => {
    const one = { version: "38.0", image: "i", database: { kind: "external", location: "db/ironic" } };
    const several = { ...one, highAvailability: true };
    expect(changeOf(record(one), record(several))?.steps).to.deep.equal([
      "Ironic stops, its Deployment is removed, and a DaemonSet replaces it",
    ]);
    expect(changeOf(record(several), record(one))?.steps).to.deep.equal([
      "Ironic stops, its DaemonSet is removed, and a Deployment replaces it",
    ]);
    expect(changeOf(record(one), record({ ...one, highAvailability: false }))).to.equal(undefined);
    expect(
      changeOf(record(one), record({ ...several, image: "j" }))?.steps.some((step) => step.includes("DaemonSet")),
    ).to.equal(true);
  });

  it("of the cause of a restart is one also when only the update will know", () => {
    const before = record({ restartCauses: { image: "a", tls: "b" } });
    expect(restartsOf(before, record({ restartCauses: { image: "a", tls: unknownText } }))).to.deep.equal(["tls"]);
    expect(restartsOf(before, record({ restartCauses: { image: "a" } }))).to.deep.equal(["tls"]);
    expect(restartsOf(record({}), before), "the first start is no restart").to.deep.equal([]);
  });
});
