// Records: what is missing, or of another type than it was, is not remembered, and so never refused.

import { expect } from "chai";
import { differs, recordOf } from "../../provider/release/record";
import { unknown } from "../../provider/release/engineJson";

describe("a record", () => {
  it("is read from any thrown value", () => {
    for (const raw of [undefined, null, "text", [], { version: 38, database: "x", restartCauses: [] }] as const) {
      const { version, image, database } = recordOf(raw);
      expect([version, image, database.kind]).to.deep.equal([undefined, undefined, undefined]);
    }
  });

  it("names a database in one spelling, whichever spelling an earlier release recorded", () => {
    const spellings = [
      ["DB.example.com:3306/ironic", "db.example.com/ironic"],
      ["[2001:DB8:0::1]:3306/ironic", "[2001:db8::1]/ironic"],
      ["db.example.com:3307/ironic", "db.example.com:3307/ironic"],
    ] as const;
    for (const [recorded, canonical] of spellings) {
      expect(recordOf({ database: { location: recorded } }).database.location).to.equal(canonical);
    }
    expect(recordOf({ database: { location: "db/Ironic" } }).database.location).not.to.equal("db/ironic");
  });

  it("names a size in one unit, whichever unit an earlier release recorded", () => {
    expect(recordOf({ database: { storageSize: "10240Mi" } }).database.storageSize).to.equal("10Gi");
    expect(recordOf({ database: {} }).database.storageSize).to.equal(undefined);
  });

  it("differs where it is known, or will only be known", () => {
    expect(differs(undefined, "a")).to.equal(false);
    expect(differs("a", "a")).to.equal(false);
    expect(differs("a", "b")).to.equal(true);
    expect(differs("a", undefined)).to.equal(true);
    expect(differs("a", unknown)).to.equal(true);
    expect(differs(unknown, unknown)).to.equal(true);
  });
});
