// The value of an Output as a promise.

import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { promised } from "../../provider/wire/promised";

describe("the value of an Output", () => {
  it("is there when the Output has it, a secret one included", async () => {
    expect(await promised(pulumi.output(Promise.resolve("https://192.0.2.10:6385")))).to.equal(
      "https://192.0.2.10:6385",
    );
    expect(await promised(pulumi.secret("hidden"))).to.equal("hidden");
  });

  it("fails as the Output fails, so that who waits learns of it", async () => {
    const failing = pulumi.output(Promise.reject(new Error("the resource was not made")));
    await expect(promised(failing)).to.be.rejectedWith(/the resource was not made/);
  });
});
