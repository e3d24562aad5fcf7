// Authorities in the pod: where they lie, and by which variable they are found.

import assert from "node:assert/strict";
import { caBundleConfigMap } from "../../../provider/manifests/tls/caBundles";
import { planOf } from "../../support/rendering/planning";
import { envOf, mountsOf, podOf } from "../../support/rendering/pods";
import type { IronicArgs, Tls } from "../../../provider/schema/types";

const pem = "-----BEGIN CERTIFICATE-----\none\n-----END CERTIFICATE-----\n";
const volume = (name: string, tls: Tls) => podOf({ tls }).volumes.find((candidate) => candidate.name === name);

describe("authorities", () => {
  it("of BMCs are every key of their object, or the one that is named", () => {
    assert.deepEqual(volume("cert-bmc", { bmcCA: { kind: "Secret", name: "bmc" } }), {
      name: "cert-bmc",
      secret: { secretName: "bmc" },
    });
    assert.deepEqual(volume("cert-bmc", { bmcCA: { kind: "ConfigMap", name: "bmc", key: "a" } }), {
      name: "cert-bmc",
      configMap: { name: "bmc", items: [{ key: "a", path: "ca.crt" }] },
    });
  });

  it("of image servers are one file, which a variable names", () => {
    const tls: Tls = { trustedCA: { kind: "ConfigMap", name: "bundle" } };
    assert.deepEqual(volume("trusted-ca", tls), {
      name: "trusted-ca",
      configMap: { name: "bundle", items: [{ key: "ca.crt", path: "ca.crt" }] },
    });
    assert.ok(envOf("ironic", { tls }).includes("WEBSERVER_CACERT_FILE=/certs/ca/trusted/ca.crt"));
    assert.ok(mountsOf("ironic", { tls }).includes("trusted-ca:/certs/ca/trusted:ro"));
  });

  it("reach ironic alone, which alone verifies others", () => {
    const args: IronicArgs = { tls: { bmcCA: { pem }, trustedCA: { pem } } };
    for (const name of ["httpd", "ramdisk-logs"]) {
      assert.deepEqual(mountsOf(name, args), mountsOf(name));
    }
    assert.ok(!envOf("httpd", args).some((line) => line.startsWith("WEBSERVER")));
  });

  it("given as text are a ConfigMap, with its digest in the name only where a restart is needed", () => {
    assert.deepEqual(caBundleConfigMap(planOf({}), "x", pem).data, { "ca.crt": pem });
    const tls: Tls = { bmcCA: { pem }, trustedCA: { pem } };
    const name = (of: string) => (volume(of, tls) as { configMap: { name: string } }).configMap.name;
    assert.equal(name("cert-bmc"), "ironic-bmc-ca");
    assert.equal(name("trusted-ca"), "ironic-trusted-ca-0123456789ab");
  });
});
