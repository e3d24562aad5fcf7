// Digests that may be shown: the same for the same content, and nothing can be tried out against them without the key.

import { expect } from "chai";
import { keyedDigest } from "../../../provider/resources/children/digest";

describe("a digest", () => {
  it("is twelve hexadecimal digits, the same for the same key and content", () => {
    expect(keyedDigest("key", { a: 1 })).to.match(/^[0-9a-f]{12}$/);
    expect(keyedDigest("key", { a: 1 })).to.equal(keyedDigest("key", { a: 1 }));
  });

  it("changes with the key and with the content", () => {
    const digests = [
      keyedDigest("key", { a: 1 }),
      keyedDigest("other", { a: 1 }),
      keyedDigest("key", { a: 2 }),
      keyedDigest("key", { b: 1 }),
      keyedDigest("key", ["a", 1]),
    ];
    expect(new Set(digests).size).to.equal(digests.length);
  });

  it("does not depend on the order of an object's members, and depends on that of a list", () => {
    expect(keyedDigest("key", { a: 1, b: { c: 2, d: 3 } })).to.equal(keyedDigest("key", { b: { d: 3, c: 2 }, a: 1 }));
    expect(keyedDigest("key", [1, 2])).not.to.equal(keyedDigest("key", [2, 1]));
  });

  it("is a contract: it is part of the names of Secrets, and changing it would replace them", () => {
    expect(keyedDigest("0123456789abcdef", { username: "ironic", password: "secret" })).to.equal("c5716b06bcfb");
  });
});
