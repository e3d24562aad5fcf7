// The life of a component on the real engine: first preview, up, empty second preview, one change, destroy.

import { expect } from "chai";
import { changes, ironicProgram, Project } from "../support/engine/engine";

const stack = "create pulumi:pulumi:Stack engine-test-test";

const defaultChildren = [
  "create kubernetes:apps/v1:Deployment ironic-service",
  "create kubernetes:core/v1:Secret ironic-credentials",
  "create kubernetes:core/v1:Secret ironic-htpasswd",
  "create kubernetes:core/v1:Secret ironic-tls",
  "create kubernetes:core/v1:Service ironic",
  "create metal3:index:Ironic ironic",
  "create metal3:index:IronicLogin ironic-login",
  "create metal3:index:IronicRelease ironic-release",
  "create metal3:index:IronicRelease ironic-restarts",
  stack,
  "create random:index/randomPassword:RandomPassword ironic-digest-key",
  "create random:index/randomPassword:RandomPassword ironic-password",
  "create tls:index/certRequest:CertRequest ironic-tls-request",
  "create tls:index/locallySignedCert:LocallySignedCert ironic-tls-certificate",
  "create tls:index/privateKey:PrivateKey ironic-ca-1-key",
  "create tls:index/privateKey:PrivateKey ironic-tls-key",
  "create tls:index/selfSignedCert:SelfSignedCert ironic-ca-1",
];

describe("life of a component", () => {
  it("shows every child at the first preview, makes them, and then has nothing to do, without a version or an origin", async () => {
    const test = async (project: Project) => {
      const preview = await project.preview();
      expect(preview.ok, preview.text).to.equal(true);
      expect(changes(preview)).to.deep.equal(defaultChildren);

      const up = await project.up();
      expect(up.ok, up.text).to.equal(true);
      expect(changes(up), "what preview says is what up does").to.deep.equal(defaultChildren);

      const second = await project.preview();
      expect(changes(second), second.text).to.deep.equal([]);
      const secondUp = await project.up();
      expect(changes(secondUp), secondUp.text).to.deep.equal([]);

      const destroy = await project.destroy();
      expect(destroy.ok, destroy.text).to.equal(true);
      expect(project.manifests()).to.deep.equal({});
    };
    // As a plain program in YAML is; all other tests declare what the SDKs do.
    await Project.with(ironicProgram(), test, { unpinned: true });
  });
});
