// Inputs that were given in the wrong block.

import { expect } from "chai";
import { elsewhere } from "../../provider/wire/elsewhere";

describe("an input of another block", () => {
  it("is found by its name, whatever its case", () => {
    expect(elsewhere("apiCredentialsName")).to.equal("credentials.apiCredentialsName");
    expect(elsewhere("RANGEBEGIN")).to.equal("networking.dhcp.rangeBegin");
  });

  it("is the outermost of that name", () => {
    expect(elsewhere("namespace")).to.equal("namespace");
  });

  it("is not guessed where several could be meant", () => {
    expect(elsewhere("pem")).to.equal(undefined);
    expect(elsewhere("hasOwnProperty")).to.equal(undefined);
    expect(elsewhere("constructor")).to.equal(undefined);
  });

  it("is found by the name that it has in the operator's older API", () => {
    expect(elsewhere("tlsRef")).to.equal("tls.certificateName");
  });
});
