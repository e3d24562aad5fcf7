// Volumes: every mount has one, no two containers share a scratch directory, and Secrets show only what is read.

import assert from "node:assert/strict";
import type { Volume } from "../../../provider/manifests/kubernetes/objects";
import type { IronicArgs } from "../../../provider/schema/types";
import { containersOf, podOf } from "../../support/rendering/pods";
import { scenarios } from "../../support/scenarios/scenarios";

function volumeOf(name: string, args: IronicArgs = {}): Volume {
  const found = podOf(args).volumes.find((volume) => volume.name === name);
  assert.ok(found !== undefined, `there is no volume ${name}`);
  return found;
}

describe("volumes", () => {
  for (const { name, args } of scenarios) {
    it(`of ${name} are those that are mounted, each once`, () => {
      const volumes = podOf(args).volumes.map((volume) => volume.name);
      const mounted = containersOf(args).flatMap(({ volumeMounts }) => volumeMounts.map((mount) => mount.name));
      assert.deepEqual(volumes.toSorted(), [...new Set(mounted)].sort());
    });
    it(`of ${name} are mounted once at a path, and /conf, /data and /tmp by one container each`, () => {
      const owners = new Map<string, string>();
      // It writes a file for the container "ironic", into its directory.
      for (const container of containersOf(args).filter(({ name: own }) => own !== "config-options")) {
        const paths = container.volumeMounts.map(({ mountPath }) => mountPath);
        assert.deepEqual(paths, [...new Set(paths)], container.name);
        for (const mount of container.volumeMounts.filter(({ mountPath }) => /^\/(conf|data|tmp)$/.test(mountPath))) {
          assert.equal(owners.get(mount.name), undefined, mount.name);
          owners.set(mount.name, container.name);
        }
      }
    });
  }

  it("hold the password file", () => {
    assert.deepEqual(volumeOf("ironic-auth"), {
      name: "ironic-auth",
      secret: { secretName: "ironic-htpasswd-0123456789ab" },
    });
  });

  it("hold the password file that is made from a Secret of the user's own in memory", () => {
    const args = { credentials: { apiCredentialsName: "ironic-login" } };
    assert.deepEqual(volumeOf("ironic-auth", args), { name: "ironic-auth", emptyDir: { medium: "Memory" } });
    assert.deepEqual(volumeOf("given-credentials", args), {
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

  it("hold the certificate and its key, and the authority apart, which a Secret of the user's own may lack", () => {
    const args = { tls: { certificateName: "ironic-cert" } };
    assert.deepEqual(volumeOf("cert-ironic", args), {
      name: "cert-ironic",
      secret: {
        secretName: "ironic-cert",
        items: [
          { key: "tls.crt", path: "tls.crt" },
          { key: "tls.key", path: "tls.key" },
        ],
      },
    });
    assert.deepEqual(volumeOf("ca-ironic", args), {
      name: "ca-ironic",
      projected: {
        sources: [{ secret: { name: "ironic-cert", items: [{ key: "ca.crt", path: "tls.crt" }], optional: true } }],
      },
    });
  });

  it("hold no certificate without TLS", () => {
    const names = podOf({ tls: { mode: "off" } }).volumes.map(({ name }) => name);
    assert.deepEqual(
      names.filter((name) => /cert|ca-/.test(name)),
      [],
    );
  });
});
