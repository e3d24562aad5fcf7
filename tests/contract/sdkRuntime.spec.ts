// What the plugin turns off in Pulumi's SDK is still there to be turned off.

import { expect } from "chai";
import { replaced } from "../../provider/sdkRuntime";

describe("what is replaced in Pulumi's SDK", () => {
  for (const { owner, name } of replaced) {
    it(`${name} is a function of the SDK's own`, () => {
      const original = (owner as unknown as Record<string, unknown>)[name];
      expect(typeof original).to.equal("function");
    });
  }
});
