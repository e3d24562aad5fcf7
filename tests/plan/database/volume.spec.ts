// Volume claims: a new one with its size and class, or an existing one.

import { expect } from "chai";
import type { DatabaseStorage } from "../../../provider/schema/types";
import { planOf, problemsOf } from "../../support/rendering/planning";
import { describeRule } from "../../support/rendering/rules";

function storageOf(storage: DatabaseStorage): unknown {
  const { database } = planOf({ database: { kind: "managed", storage } });
  return database.kind === "managed" ? database.storage : undefined;
}

describe("the volume of the database", () => {
  it("is by default new, has ten gibibytes, and survives", () => {
    expect(storageOf({})).to.deep.equal({
      kind: "new",
      claimName: "ironic-database-data",
      size: "10Gi",
      storageClassName: undefined,
      accessMode: "ReadWriteOnce",
      retain: true,
    });
  });

  it("is an existing one by its name, which excludes everything else", () => {
    expect(storageOf({ claimName: "old" })).to.deep.equal({ kind: "existing", claimName: "old" });
    const storage = { claimName: "old", size: "1Gi", storageClassName: "fast", retain: false };
    expect(problemsOf({ database: { kind: "managed", storage } }).map(({ path }) => path)).to.deep.equal([
      "database.storage.size",
      "database.storage.storageClassName",
      "database.storage.retain",
    ]);
  });

  describeRule({
    rule: "has a size",
    path: "database.storage.size",
    args: (size) => ({ database: { kind: "managed", storage: { size } } }),
    wrong: ["big", "10GB"],
    right: ["10Gi", "1.5Ti"],
    reason: /Kubernetes quantity/,
  });
});
