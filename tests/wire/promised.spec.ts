// The value of an Output as a promise.

import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { promised } from "../../provider/wire/promised";

describe("the value of an Output", () => {
  it("is there when the Output has it, a secret one included", async () => {
    assert.equal(await promised(pulumi.output(Promise.resolve("https://192.0.2.10:6385"))), "https://192.0.2.10:6385");
    assert.equal(await promised(pulumi.secret("hidden")), "hidden");
  });

  it("fails as the Output fails, so that who waits learns of it", async () => {
    const failing = pulumi.output(Promise.reject(new Error("the resource was not made")));
    await assert.rejects(promised(failing), /the resource was not made/);
  });
});
