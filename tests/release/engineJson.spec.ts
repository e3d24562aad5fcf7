// What the engine marks: secrets are opened, unknown values stay unknown, and the rest passes as it is.

import { expect } from "chai";
import { isUnknown, received, unknown } from "../../provider/release/engineJson";

const signature = "4dabf18193072939515e22adb298388d";
const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

describe("values from the engine", () => {
  it("come out of their marks, at any depth", () => {
    const secret = (value: unknown) => ({ [signature]: "1b47061264138c4ac30d75fd1eb44270", value });
    const output = (value?: unknown) => ({ [signature]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", value, secret: true });
    expect(received({ a: [secret("x"), 1, true], b: output("y"), c: secret({ d: secret("z") }) })).to.deep.equal({
      a: ["x", 1, true],
      b: "y",
      c: { d: "z" },
    });
    expect(received(unknownText)).to.equal(unknown);
    expect(received(output())).to.equal(unknown);
    expect(isUnknown(received(secret(unknownText)))).to.equal(true);
    expect(received({ [signature]: "an asset" })).to.equal(undefined);
  });
});
