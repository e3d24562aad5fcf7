// Volumes: every mount has one, no two containers share a scratch directory, and Secrets show only what is read.

import { expect } from "chai";
import type { Volume } from "../../../provider/manifests/kubernetes/objects";
import type { IronicArgs } from "../../../provider/schema/types";
import { containersOf, envOf, mountsOf, podOf } from "../../support/rendering/pods";
import { required } from "../../support/assertions/required";
import { scenarios } from "../../support/scenarios/scenarios";

function volumeOf(name: string, args: IronicArgs = {}): Volume {
  const found = required(
    podOf(args).volumes.find((volume) => volume.name === name),
    `there is no volume ${name}`,
  );
  return found;
}

describe("volumes", () => {
  for (const { name, args } of scenarios) {
    it(`of ${name} are those that are mounted, each once`, () => {
      const volumes = podOf(args).volumes.map((volume) => volume.name);
      const mounted = containersOf(args).flatMap(({ volumeMounts }) => volumeMounts.map((mount) => mount.name));
      expect(volumes.toSorted()).to.deep.equal([...new Set(mounted)].sort());
    });
    it(`of ${name} are mounted once at a path, and /conf, /data and /tmp by one container each`, () => {
      const owners = new Map<string, string>();
      // It writes a file for the container "ironic", into its directory.
      for (const container of containersOf(args).filter(({ name: own }) => own !== "config-options")) {
        const paths = container.volumeMounts.map(({ mountPath }) => mountPath);
        expect(paths, container.name).to.deep.equal([...new Set(paths)]);
        for (const mount of container.volumeMounts.filter(({ mountPath }) => /^\/(conf|data|tmp)$/.test(mountPath))) {
          expect(owners.get(mount.name), mount.name).to.equal(undefined);
          owners.set(mount.name, container.name);
        }
      }
    });
  }

  it("hold the password file", () => {
    expect(volumeOf("ironic-auth")).to.deep.equal({
      name: "ironic-auth",
      secret: { secretName: "ironic-htpasswd-0123456789ab" },
    });
  });

  it("hold the password file that is made from a Secret of the user's own in memory", () => {
    const args = { credentials: { apiCredentialsName: "ironic-login" } };
    expect(volumeOf("ironic-auth", args)).to.deep.equal({ name: "ironic-auth", emptyDir: { medium: "Memory" } });
    expect(volumeOf("given-credentials", args)).to.deep.equal({
      name: "given-credentials",
      secret: {
        secretName: "ironic-login",
        items: [
          { key: "username", path: "username" },
          { key: "password", path: "password" },
        ],
      },
    });
  });

  it("hold the certificate and its key, and the CA apart, which a Secret of the user's own may lack", () => {
    const args = { tls: { certificateName: "ironic-cert" } };
    expect(volumeOf("cert-ironic", args)).to.deep.equal({
      name: "cert-ironic",
      secret: {
        secretName: "ironic-cert",
        items: [
          { key: "tls.crt", path: "tls.crt" },
          { key: "tls.key", path: "tls.key" },
        ],
      },
    });
    expect(volumeOf("ca-ironic", args)).to.deep.equal({
      name: "ca-ironic",
      projected: {
        sources: [{ secret: { name: "ironic-cert", items: [{ key: "ca.crt", path: "tls.crt" }], optional: true } }],
      },
    });
  });

  it("hold no certificate without TLS", () => {
    const names = podOf({ tls: { mode: "off" } }).volumes.map(({ name }) => name);
    expect(names.filter((name) => /cert|ca-/.test(name))).to.deep.equal([]);
  });
});

describe("the image empties SQLite at each start", () => {
  const onClaim: IronicArgs = { storage: { size: "20Gi" } };

  for (const [name, args] of Object.entries({ "a directory of the node": {}, "a claim for /shared": onClaim })) {
    it(`no volume pretends to keep it: with ${name}, /data ends with the pod`, () => {
      const [mount] = mountsOf("ironic", args).filter((line) => line.endsWith(":/data"));
      const volume = podOf(args).volumes.find((candidate) => candidate.name === mount?.split(":")[0]);
      expect(volume).to.have.property("emptyDir");
    });
  }

  it("a database outside the pod is what keeps it", () => {
    expect(envOf("ironic", { database: { kind: "managed" } })).to.include("IRONIC_USE_MARIADB=true");
    expect(envOf("ironic", {})).to.include("IRONIC_USE_MARIADB=false");
  });
});
