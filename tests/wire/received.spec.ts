// What arrives over the wire: Outputs and data that claims to be one, reserved names, limits.

import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { isOutput, isReserved, limitReason, visible } from "../../provider/wire/received";

describe("a value over the wire", () => {
  it("is an Output only if the SDK made it", () => {
    expect([pulumi.output(1), { __pulumiOutput: true }, null, "x"].map(isOutput)).to.deep.equal([
      true,
      false,
      false,
      false,
    ]);
  });

  it("must not have a name that JavaScript or Pulumi reserves", () => {
    const reserved = [
      "toString",
      "constructor",
      "__proto__",
      "hasOwnProperty",
      "then",
      "__pulumiOutput",
      "4dabf18193072939515e22adb298388d",
    ];
    expect(reserved.filter((name) => !isReserved(name))).to.deep.equal([]);
    expect(["name", "app.kubernetes.io/name", "TOSTRING"].filter(isReserved)).to.deep.equal([]);
  });

  it("has limits of depth and of entries", () => {
    expect(limitReason({}, 65) ?? "").to.match(/more than 64 levels/);
    expect(limitReason(Array.from({ length: 10_001 }), 0) ?? "").to.match(/10001 entries/);
    expect(limitReason(Array.from({ length: 10_000 }), 64)).to.equal(undefined);
  });

  it("is shown without what is inside of Outputs", () => {
    expect(visible({ a: [pulumi.output("hunter2"), 1] })).to.deep.equal({ a: ["[secret]", 1] });
  });
});
