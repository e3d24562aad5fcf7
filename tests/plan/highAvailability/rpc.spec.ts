// JSON-RPC: when it is used, and whether certificates are verified.

import { expect } from "chai";
import { planOf, problemsOf } from "../../support/rendering/planning";

describe("JSON-RPC", () => {
  it("is not used when Ironic is a single process", () => {
    expect(planOf({}).rpc).to.equal(undefined);
  });

  it("is used, and verified, by the networking service", () => {
    expect(planOf({ networkingService: { enabled: true } }).rpc).to.deep.equal({ verifiesNetworkingService: true });
  });

  it("cannot leave certificates unverified where there are none, or nobody calls", () => {
    const networkingService = { enabled: true };
    expect(problemsOf({ tls: { insecureRPC: true } })[0]?.path).to.equal("tls.insecureRPC");
    expect(problemsOf({ tls: { mode: "off", insecureRPC: true }, networkingService })[0]?.path).to.equal(
      "tls.insecureRPC",
    );
    expect(problemsOf({ tls: { insecureRPC: false } })).to.deep.equal([]);
  });
});
