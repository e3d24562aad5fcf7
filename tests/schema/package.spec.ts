// The schema as the provider reads it: what a property refers to.

import { expect } from "chai";
import { isAny, packageSchema, referredType } from "../../provider/schema/package";

describe("a property of the schema", () => {
  it("is anything when it says so", () => {
    expect(isAny({ $ref: "pulumi.json#/Any" })).to.equal(true);
    expect(isAny({ $ref: "#/types/metal3:index:Tls" })).to.equal(false);
    expect(isAny({ type: "string" })).to.equal(false);
  });

  it("refers to a type of the package", () => {
    const tls = referredType({ $ref: "#/types/metal3:index:Tls" });
    expect(tls).to.equal(packageSchema.types["metal3:index:Tls"]);
    expect(tls?.properties?.mode).not.to.equal(undefined);
  });

  it("refers to nothing when it is of a simple type", () => {
    expect(referredType({ type: "string" })).to.equal(undefined);
    expect(referredType({ $ref: "pulumi.json#/Any" })).to.equal(undefined);
  });
});
