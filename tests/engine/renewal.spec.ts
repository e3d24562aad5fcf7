// Certificates near their end: the next up renews them, restarts the pod for that cause, and keeps keys and password.

import { expect } from "chai";
import { changes, ironicProgram, Project, type State } from "../support/engine/engine";

/** The same state, in which a certificate has only some hours left. */
function aged(state: State, name: string, hoursLeft: number): State {
  const end = new Date(Date.now() + hoursLeft * 3_600_000).toISOString().replace(/\.\d+Z/, "Z");
  const resources = state.deployment.resources.map((resource) =>
    resource.urn.endsWith(`::${name}`)
      ? { ...resource, outputs: { ...resource.outputs, validityEndTime: end } }
      : resource,
  );
  return { ...state, deployment: { ...state.deployment, resources } };
}

const replaced = (what: string): string[] =>
  ["create-replacement", "delete-replaced", "replace"].map((op) => `${op} ${what}`);

const leafSteps = [
  ...replaced("tls:index/locallySignedCert:LocallySignedCert ironic-tls-certificate"),
  ...replaced("kubernetes:core/v1:Secret ironic-tls"),
  "update kubernetes:apps/v1:Deployment ironic-service",
  // Remembers why the pod restarted.
  "update metal3:index:IronicRelease ironic-restarts",
];

describe("renewal", () => {
  let project: Project;

  before(async () => {
    project = await Project.create(ironicProgram());
    const up = await project.up();
    expect(up.ok, up.text).to.equal(true);
  });

  after(() => project.remove());

  it("renews no certificate before its window", async () => {
    const leaf = aged(await project.state(), "ironic-tls-certificate", 31 * 24);
    await project.importState(aged(leaf, "ironic-ca-1", 366 * 24));
    expect(changes(await project.preview())).to.deep.equal([]);
  });

  // Each in the state that the one before it leaves.
  const cases = [
    { certificate: "ironic-tls-certificate", inWindow: 29 * 24, steps: leafSteps },
    {
      certificate: "ironic-ca-1",
      inWindow: 364 * 24,
      steps: [...replaced("tls:index/selfSignedCert:SelfSignedCert ironic-ca-1"), ...leafSteps],
    },
  ];
  for (const { certificate, inWindow, steps } of cases) {
    it(`of ${certificate} comes in its window, once, and touches no key and no password`, async () => {
      await project.importState(aged(await project.state(), certificate, inWindow));
      const preview = await project.preview();
      expect(changes(preview), preview.text).to.deep.equal([...steps].sort());
      const renewal = await project.up();
      expect(renewal.ok, renewal.text).to.equal(true);
      expect(changes(renewal)).to.deep.equal(changes(preview));
      expect(changes(await project.preview())).to.deep.equal([]);
    });
  }
});
