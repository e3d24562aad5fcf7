// Annotations: the component's, and the user's over them.

import assert from "node:assert/strict";
import { withGiven } from "../../../provider/manifests/kubernetes/annotations";
import { opened, secret, unknown, visible } from "../../support/values/fakeLater";

describe("annotations", () => {
  const own = { a: "ours", b: "ours" };

  it("are the component's, over which the user's win", () => {
    assert.deepEqual(withGiven(own, { b: "theirs", c: "theirs" }), { a: "ours", b: "theirs", c: "theirs" });
  });

  it("may be secret or come later one by one", () => {
    assert.deepEqual(visible(withGiven(own, { b: secret("theirs"), c: unknown() })), { a: "ours", b: "[secret]", c: "[unknown]" });
  });

  it("may be secret or come later as a whole, and then hide all of them", () => {
    const hidden = withGiven(own, secret({ b: "theirs" }));
    assert.equal(visible(hidden), "[secret]");
    assert.deepEqual(opened(hidden), { a: "ours", b: "theirs" });
    assert.equal(visible(withGiven(own, unknown<Record<string, string>>())), "[unknown]");
  });
});
