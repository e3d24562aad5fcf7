// Records: what is missing, or of another type than it was, is not remembered, and so never refused.

import assert from "node:assert/strict";
import { differs, recordOf } from "../../provider/release/record";
import { unknown } from "../../provider/release/engineJson";

describe("a record", () => {
  it("is read from anything", () => {
    for (const raw of [undefined, null, "text", [], { version: 38, database: "x", restartCauses: [] }] as const) {
      const { version, image, database } = recordOf(raw);
      assert.deepEqual([version, image, database.kind], [undefined, undefined, undefined]);
    }
  });

  it("differs where it is known, or will only be known", () => {
    assert.ok(!differs(undefined, "a"));
    assert.ok(!differs("a", "a"));
    assert.ok(differs("a", "b"));
    assert.ok(differs("a", undefined));
    assert.ok(differs("a", unknown));
    assert.ok(differs(unknown, unknown));
  });
});
