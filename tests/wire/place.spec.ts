// Places of values: paths as users write them, without the names inside of secrets.

import { expect } from "chai";
import { chosenMember, member } from "../../provider/wire/place";

describe("the place of a value", () => {
  it("names a member, at the top and below", () => {
    const top = member({ path: "", secret: false }, "tls");
    expect([top.path, member(top, "mode").path]).to.deep.equal(["tls", "tls.mode"]);
  });

  it("does not name what a user called it inside of a secret", () => {
    expect(chosenMember({ path: "labels", secret: false }, "team").path).to.equal("labels.team");
    expect(chosenMember({ path: "labels", secret: true }, "team").path).to.equal("labels.[secret]");
  });
});
