// bcrypt of a given password: what Apache and Ironic verify, and the same at every update.

import { expect } from "chai";
import { compareSync } from "bcryptjs";
import { bcryptWithKey } from "../../../provider/resources/credentials/credentials";

describe("the hash of a given password", () => {
  it("is bcrypt that fits the password and no other", () => {
    const hash = bcryptWithKey("key", "s3cret");
    expect(hash).to.match(/^\$2a\$10\$[./A-Za-z0-9]{53}$/);
    expect([compareSync("s3cret", hash), compareSync("S3cret", hash)]).to.deep.equal([true, false]);
  });

  it("is the same at every update, and another one with another key: the salt derives from both", () => {
    expect(bcryptWithKey("key", "s3cret")).to.equal(bcryptWithKey("key", "s3cret"));
    expect(bcryptWithKey("other", "s3cret")).not.to.equal(bcryptWithKey("key", "s3cret"));
    const salts = ["a", "b"].map((password) => bcryptWithKey("key", password).slice(7, 29));
    expect(salts[0]).not.to.equal(salts[1]);
  });
});
