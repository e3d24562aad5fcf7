// What tells Ironic of the others: with and without TLS, and nothing of it when there are no others.

import assert from "node:assert/strict";
import type { IronicArgs, Tls } from "../../../provider/schema/types";
import { containerOf, envOf, mountsOf, podOf, portsOf } from "../../support/rendering/pods";

const several: IronicArgs = {
  highAvailability: true,
  database: { kind: "managed" },
  networking: { rpcPort: 16189 },
};
const off: Tls = { mode: "off" };
const lines = (args: IronicArgs): string[] =>
  envOf("ironic", args).filter((line) => /RPC|IRONIC_DEPLOYMENT|DBSYNC|INSECURE/.test(line) && !/IPA/.test(line));

describe("the environment of several Ironics", () => {
  const common = [
    "IRONIC_EXPOSE_JSON_RPC=true",
    "IRONIC_DEPLOYMENT=Conductor",
    "IRONIC_JSON_RPC_PORT=16189",
    "IRONIC_SKIP_DBSYNC=true",
  ];

  it("without TLS says nothing of certificates", () => {
    assert.deepEqual(lines({ ...several, tls: off }), common);
  });

  it("with TLS leaves certificates unverified that cannot cover the nodes", () => {
    assert.deepEqual(lines(several), [...common.slice(0, 3), "OS_JSON_RPC__INSECURE=true", ...common.slice(3)]);
  });

  it("with TLS verifies certificates that do", () => {
    assert.deepEqual(lines({ ...several, tls: { extraSANs: ["192.0.2.11"], insecureRPC: false } }), common);
  });

  it("never turns off the verification of servers of disk images, as the image's own IRONIC_INSECURE would", () => {
    assert.ok(envOf("ironic", several).every((line) => !line.startsWith("IRONIC_INSECURE=")));
  });

  it("is none for a single Ironic, which brings up its schema itself", () => {
    assert.deepEqual(lines({ database: { kind: "managed" } }), ["IRONIC_EXPOSE_JSON_RPC=false"]);
  });

  it("is Ironic's alone", () => {
    assert.deepEqual(
      envOf("httpd", several).filter((line) => /JSON_RPC|DEPLOYMENT|DBSYNC/.test(line)),
      [],
    );
  });
});

describe("JSON-RPC of several Ironics", () => {
  it("has a port at the container, and at the node in the host network only", () => {
    assert.deepEqual(portsOf("ironic", several), ["json-rpc:16189@16189"]);
    assert.deepEqual(portsOf("ironic", { ...several, tls: off }), ["ironic-api:6385@6385", "json-rpc:16189@16189"]);
    const networking = { disableHostNetwork: true };
    assert.deepEqual(portsOf("ironic", { ...several, networking }), ["json-rpc:6189"]);
    assert.equal(containerOf("ironic").ports, undefined);
  });

  for (const tls of [undefined, off]) {
    it(`has a credential of its own, ${tls === undefined ? "with" : "without"} TLS (trap: the peer's is the API password)`, () => {
      const args = { ...several, tls };
      assert.ok(mountsOf("ironic", args).includes("ironic-rpc-auth:/auth/ironic-rpc:ro"));
      assert.ok(mountsOf("ironic", args).includes("ironic-auth:/auth/ironic:ro"));
      const secretOf = (name: string): unknown =>
        podOf(args).volumes.flatMap((volume) => (volume.name === name && "secret" in volume ? [volume.secret] : []))[0];
      assert.notDeepEqual(secretOf("ironic-rpc-auth"), undefined);
      assert.notDeepEqual(secretOf("ironic-rpc-auth"), secretOf("ironic-auth"));
      assert.ok(mountsOf("httpd", args).every((mount) => !mount.startsWith("ironic-rpc-auth")));
    });
  }
});
