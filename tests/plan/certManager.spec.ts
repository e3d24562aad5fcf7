// A certificate that cert-manager has issued.

import assert from "node:assert/strict";
import { planOf, problemsOf } from "../support/planning";

describe("a certificate of cert-manager", () => {
  it("covers what a generated one covers", () => {
    const networking = { ipAddress: "192.0.2.10" };
    const [own, theirs] = [
      planOf({ networking }).tls,
      planOf({ networking, tls: { issuerRef: { name: "site" } } }).tls,
    ];
    assert.ok(own.mode === "generated" && theirs.mode === "certManager");
    assert.deepEqual([theirs.dnsNames, theirs.ipAddresses], [own.dnsNames, own.ipAddresses]);
    assert.deepEqual(theirs.issuer, { name: "site", kind: "Issuer", group: "cert-manager.io" });
  });

  it("needs an issuer", () => {
    const [problem] = problemsOf({ tls: { mode: "certManager" } });
    assert.equal(problem?.path, "tls.issuerRef");
  });
});
