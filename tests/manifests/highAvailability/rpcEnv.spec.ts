// What tells Ironic of the others: with and without TLS, and nothing of it when there are no others.

import { expect } from "chai";
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
    expect(lines({ ...several, tls: off })).to.deep.equal(common);
  });

  it("with TLS leaves certificates unverified that cannot cover the nodes", () => {
    expect(lines(several)).to.deep.equal([...common.slice(0, 3), "OS_JSON_RPC__INSECURE=true", ...common.slice(3)]);
  });

  it("with TLS verifies certificates that do", () => {
    expect(lines({ ...several, tls: { extraSANs: ["192.0.2.11"], insecureRPC: false } })).to.deep.equal(common);
  });

  it("never turns off the verification of servers of disk images, as the image's own IRONIC_INSECURE would", () => {
    expect(envOf("ironic", several).every((line) => !line.startsWith("IRONIC_INSECURE="))).to.equal(true);
  });

  it("does not exist for a single Ironic, which upgrades its schema itself", () => {
    expect(lines({ database: { kind: "managed" } })).to.deep.equal(["IRONIC_EXPOSE_JSON_RPC=false"]);
  });

  it("is only Ironic's", () => {
    expect(envOf("httpd", several).filter((line) => /JSON_RPC|DEPLOYMENT|DBSYNC/.test(line))).to.deep.equal([]);
  });
});

describe("JSON-RPC of several Ironics", () => {
  it("has a port at the container, and at the node in the host network only", () => {
    expect(portsOf("ironic", several)).to.deep.equal(["json-rpc:16189@16189"]);
    expect(portsOf("ironic", { ...several, tls: off })).to.deep.equal(["ironic-api:6385@6385", "json-rpc:16189@16189"]);
    const networking = { disableHostNetwork: true };
    expect(portsOf("ironic", { ...several, networking })).to.deep.equal(["json-rpc:6189"]);
    expect(containerOf("ironic").ports).to.equal(undefined);
  });

  for (const tls of [undefined, off]) {
    it(`has a credential of its own, ${tls === undefined ? "with" : "without"} TLS (the operator's is the API password)`, () => {
      const args = { ...several, tls };
      expect(mountsOf("ironic", args)).to.include("ironic-rpc-auth:/auth/ironic-rpc:ro");
      expect(mountsOf("ironic", args)).to.include("ironic-auth:/auth/ironic:ro");
      const secretOf = (name: string): unknown =>
        podOf(args).volumes.flatMap((volume) => (volume.name === name && "secret" in volume ? [volume.secret] : []))[0];
      expect(secretOf("ironic-rpc-auth")).not.to.equal(undefined);
      expect(secretOf("ironic-rpc-auth")).not.to.deep.equal(secretOf("ironic-auth"));
      expect(mountsOf("httpd", args).every((mount) => !mount.startsWith("ironic-rpc-auth"))).to.equal(true);
    });
  }
});
