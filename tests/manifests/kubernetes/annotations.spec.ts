// Annotations: the component's, and the user's over them.

import { expect } from "chai";
import { withGiven } from "../../../provider/manifests/kubernetes/annotations";
import { opened, secret, unknown, visible } from "../../support/values/fakeLater";

describe("annotations", () => {
  const own = { a: "ours", b: "ours" };

  it("are the component's, over which the user's win", () => {
    expect(withGiven(own, { b: "theirs", c: "theirs" })).to.deep.equal({ a: "ours", b: "theirs", c: "theirs" });
  });

  it("may be secret or come later one by one", () => {
    expect(visible(withGiven(own, { b: secret("theirs"), c: unknown() }))).to.deep.equal({
      a: "ours",
      b: "[secret]",
      c: "[unknown]",
    });
  });

  it("may be secret or come later as a whole, and then hide all of them", () => {
    const hidden = withGiven(own, secret({ b: "theirs" }));
    expect(visible(hidden)).to.equal("[secret]");
    expect(opened(hidden)).to.deep.equal({ a: "ours", b: "theirs" });
    expect(visible(withGiven(own, unknown<Record<string, string>>()))).to.equal("[unknown]");
  });
});
