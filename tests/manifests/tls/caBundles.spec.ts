// CA certificates in the pod: where they are, and which variable names them.

import { expect } from "chai";
import { caBundleConfigMap } from "../../../provider/manifests/tls/caBundles";
import { planOf } from "../../support/rendering/planning";
import { commandOf, envOf, mountsOf, podOf } from "../../support/rendering/pods";
import type { IronicArgs, Tls } from "../../../provider/schema/types";

const pem = "-----BEGIN CERTIFICATE-----\none\n-----END CERTIFICATE-----\n";
const volume = (name: string, tls: Tls) => podOf({ tls }).volumes.find((candidate) => candidate.name === name);

describe("CA certificates in the pod", () => {
  it("of BMCs are every key of their object, or the one that is named", () => {
    expect(volume("cert-bmc", { bmcCA: { kind: "Secret", name: "bmc" } })).to.deep.equal({
      name: "cert-bmc",
      secret: { secretName: "bmc" },
    });
    expect(volume("cert-bmc", { bmcCA: { kind: "ConfigMap", name: "bmc", key: "a" } })).to.deep.equal({
      name: "cert-bmc",
      configMap: { name: "bmc", items: [{ key: "a", path: "ca.crt" }] },
    });
  });

  it("of image servers are one file, which a variable names", () => {
    const tls: Tls = { trustedCA: { kind: "ConfigMap", name: "bundle" } };
    expect(volume("trusted-ca", tls)).to.deep.equal({
      name: "trusted-ca",
      configMap: { name: "bundle", items: [{ key: "ca.crt", path: "ca.crt" }] },
    });
    for (const name of ["ironic", "httpd"]) {
      expect(envOf(name, { tls })).to.include.members([
        "WEBSERVER_CACERT_FILE=/tmp/ca-bundle.pem",
        "TRUSTED_CA_FILE=/certs/ca/trusted/ca.crt",
      ]);
    }
    expect(mountsOf("ironic", { tls })).to.include("trusted-ca:/certs/ca/trusted:ro");
  });

  it("of BMCs reach only ironic, those of image servers also httpd, which serves them to hosts that boot over iPXE", () => {
    const args: IronicArgs = { tls: { bmcCA: { pem }, trustedCA: { pem } } };
    expect(mountsOf("ramdisk-logs", args)).to.deep.equal(mountsOf("ramdisk-logs"));
    expect(mountsOf("httpd", args).filter((mount) => !mountsOf("httpd").includes(mount))).to.deep.equal([
      "trusted-ca:/certs/ca/trusted:ro",
    ]);
  });

  it("of the system, and Ironic's own, reach a ramdisk that verifies, without a bundle of the user's", () => {
    const verified: IronicArgs = { networking: { ipAddress: "192.0.2.10" } };
    const bundle = ["WEBSERVER_CACERT_FILE=/tmp/ca-bundle.pem", "CA_BUNDLE=/tmp/ca-bundle.pem"];
    for (const name of ["ironic", "httpd"]) {
      expect(envOf(name, verified)).to.include.members([...bundle, "IRONIC_IPA_INSECURE=0"]);
      expect(commandOf(name, verified)).to.include("prepare");
      expect(envOf(name).filter((line) => bundle.includes(line))).to.deep.equal([]);
    }
  });

  it("given as text are a ConfigMap, with its digest in the name only where a restart is needed", () => {
    expect(caBundleConfigMap(planOf({}), "x", pem).data).to.deep.equal({ "ca.crt": pem });
    const tls: Tls = { bmcCA: { pem }, trustedCA: { pem } };
    const name = (of: string) => (volume(of, tls) as { configMap: { name: string } }).configMap.name;
    expect(name("cert-bmc")).to.equal("ironic-bmc-ca");
    expect(name("trusted-ca")).to.equal("ironic-trusted-ca-0123456789ab");
  });
});

describe("CA certificates and credentials", () => {
  it("do not depend on each other: generated credentials mount the same CA certificates as those of a Secret", () => {
    const tls = { trustedCA: { kind: "ConfigMap", name: "site" }, bmcCA: { kind: "Secret", name: "bmc" } } as const;
    const caBundles = (args: IronicArgs) =>
      mountsOf("ironic", args).filter((line) => /\/certs\/ca\/(bmc|trusted)/.test(line));
    expect(caBundles({ tls })).to.have.lengthOf(2);
    expect(caBundles({ tls, credentials: { apiCredentialsName: "login" } })).to.deep.equal(caBundles({ tls }));
  });
});
