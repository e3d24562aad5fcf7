// A certificate that cert-manager has issued.

import assert from "node:assert/strict";
import { certificateObject } from "../../../provider/manifests/tls/certManager";
import { opened } from "../../support/values/fakeLater";
import { planOf, problemsOf } from "../../support/rendering/planning";
import { containerOf, podOf } from "../../support/rendering/pods";

describe("a certificate of cert-manager", () => {
  it("covers what a generated one covers", () => {
    const networking = { ipAddress: "192.0.2.10" };
    const [own, theirs] = [
      planOf({ networking }).tls,
      planOf({ networking, tls: { issuerRef: { name: "site" } } }).tls,
    ];
    assert.ok(own.kind === "generated" && theirs.kind === "certManager");
    assert.deepEqual([theirs.dnsNames, theirs.ipAddresses], [own.dnsNames, own.ipAddresses]);
    assert.deepEqual(theirs.issuer, { name: "site", kind: "Issuer", group: "cert-manager.io" });
  });

  it("needs an issuer", () => {
    const [problem] = problemsOf({ tls: { mode: "certManager" } });
    assert.equal(problem?.path, "tls.issuerRef");
  });

  it("is asked for in the words of cert-manager", () => {
    const plan = planOf({ tls: { issuerRef: { name: "site", kind: "ClusterIssuer" }, validityHours: 100 } });
    assert.ok(plan.tls.kind === "certManager");
    const { apiVersion, kind, spec } = certificateObject(plan, plan.tls);
    assert.deepEqual([apiVersion, kind], ["cert-manager.io/v1", "Certificate"]);
    assert.deepEqual(
      [spec.secretName, spec.duration, spec.renewBefore, spec.issuerRef],
      ["ironic-tls", "100h", "33h", { name: "site", kind: "ClusterIssuer", group: "cert-manager.io" }],
    );
  });

  it("is served again after each renewal: the container restarts by itself", () => {
    const args = { tls: { issuerRef: { name: "site" } } };
    const { command, livenessProbe, readinessProbe } = containerOf("httpd", args);
    assert.match(opened(command?.at(-1)) as string, /\/certs\/ironic\/tls\.crt .*exec \/bin\/runhttpd$/);
    assert.match(opened(livenessProbe?.exec?.command.at(-1)) as string, /tls\.crt changed/);
    assert.doesNotMatch(opened(readinessProbe?.exec?.command.at(-1)) as string, /tls\.crt/);
    assert.ok(JSON.stringify(podOf(args).volumes).includes('"secretName":"ironic-tls"'));
  });

  it("is not watched when the component makes it: a new one is another Secret", () => {
    assert.deepEqual(containerOf("httpd").command, ["/bin/runhttpd"]);
  });
});
