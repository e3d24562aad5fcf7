// The schema as the provider reads it: what a property refers to.

import assert from "node:assert/strict";
import { isAny, packageSchema, referredType } from "../../provider/schema/package";

describe("a property of the schema", () => {
  it("is anything when it says so", () => {
    assert.equal(isAny({ $ref: "pulumi.json#/Any" }), true);
    assert.equal(isAny({ $ref: "#/types/metal3:index:Tls" }), false);
    assert.equal(isAny({ type: "string" }), false);
  });

  it("refers to a type of the package", () => {
    const tls = referredType({ $ref: "#/types/metal3:index:Tls" });
    assert.equal(tls, packageSchema.types["metal3:index:Tls"]);
    assert.ok(tls?.properties?.mode !== undefined);
  });

  it("refers to nothing when it is of a simple type", () => {
    assert.equal(referredType({ type: "string" }), undefined);
    assert.equal(referredType({ $ref: "pulumi.json#/Any" }), undefined);
  });
});
