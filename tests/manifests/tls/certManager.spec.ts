// A certificate that cert-manager has issued.

import { expect } from "chai";
import { noteFilesProgram, unlessFilesChangedProgram } from "../../../provider/manifests/kit/programs";
import { certificateObject } from "../../../provider/manifests/tls/certManager";
import { variant } from "../../support/assertions/required";
import { planOf, problemsOf } from "../../support/rendering/planning";
import { commandOf, containerOf, podOf } from "../../support/rendering/pods";

describe("a certificate of cert-manager", () => {
  it("covers what a generated one covers", () => {
    const networking = { ipAddress: "192.0.2.10" };
    const [own, theirs] = [
      variant(planOf({ networking }).tls, "kind", "generated"),
      variant(planOf({ networking, tls: { issuerRef: { name: "site" } } }).tls, "kind", "certManager"),
    ];
    expect([theirs.dnsNames, theirs.ipAddresses]).to.deep.equal([own.dnsNames, own.ipAddresses]);
    expect(theirs.issuer).to.deep.equal({ name: "site", kind: "Issuer", group: "cert-manager.io" });
  });

  it("needs an issuer", () => {
    const [problem] = problemsOf({ tls: { mode: "certManager" } });
    expect(problem?.path).to.equal("tls.issuerRef");
  });

  it("is requested in the terms of cert-manager", () => {
    const plan = planOf({ tls: { issuerRef: { name: "site", kind: "ClusterIssuer" }, validityHours: 100 } });
    const tls = variant(plan.tls, "kind", "certManager");
    const { apiVersion, kind, spec } = certificateObject(plan, tls);
    expect([apiVersion, kind]).to.deep.equal(["cert-manager.io/v1", "Certificate"]);
    expect([spec.secretName, spec.duration, spec.renewBefore, spec.issuerRef]).to.deep.equal([
      "ironic-tls",
      "100h",
      "33h",
      { name: "site", kind: "ClusterIssuer", group: "cert-manager.io" },
    ]);
  });

  it("is served again after each renewal: the container restarts by itself", () => {
    const args = { tls: { issuerRef: { name: "site" } } };
    const { command, livenessProbe, readinessProbe } = containerOf("httpd", args);
    const watched = ["/tmp/served-certificate", "/certs/ironic/tls.crt"];
    expect(command?.slice(-5)).to.deep.equal([noteFilesProgram, "note-files", ...watched, "/bin/runhttpd"]);
    const ready = readinessProbe?.exec?.command ?? [];
    expect(livenessProbe?.exec?.command.slice(2)).to.deep.equal([
      ...[unlessFilesChangedProgram, "unless-files-changed", ...watched],
      ...ready,
    ]);
    expect(ready).not.to.include("/certs/ironic/tls.crt");
    expect(JSON.stringify(podOf(args).volumes)).to.include('"secretName":"ironic-tls"');
  });

  it("is not watched when the component makes it: a new one is another Secret", () => {
    expect(commandOf("httpd")).to.deep.equal(["quiet", "/bin/runhttpd"]);
  });
});
