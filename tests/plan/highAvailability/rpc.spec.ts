// JSON-RPC: when it is used, and whether certificates are verified.

import assert from "node:assert/strict";
import { planOf, problemsOf } from "../../support/rendering/planning";

describe("JSON-RPC", () => {
  it("is not used when Ironic is one process alone", () => {
    assert.equal(planOf({}).rpc, undefined);
  });

  it("is used, and verified, by the networking service", () => {
    assert.deepEqual(planOf({ networkingService: { enabled: true } }).rpc, { verifiesNetworkingService: true });
  });

  it("trap j.9: cannot leave certificates unverified where there are none, or nobody calls", () => {
    const networkingService = { enabled: true };
    assert.equal(problemsOf({ tls: { insecureRPC: true } })[0]?.path, "tls.insecureRPC");
    assert.equal(
      problemsOf({ tls: { mode: "off", insecureRPC: true }, networkingService })[0]?.path,
      "tls.insecureRPC",
    );
    assert.deepEqual(problemsOf({ tls: { insecureRPC: false } }), []);
  });
});
