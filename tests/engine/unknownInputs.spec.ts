// Inputs that are not known at preview: all children are shown all the same, and outputs are as known as they can be.

import { expect } from "chai";
import {
  changes,
  componentOutputs,
  ironicProgram,
  ironicsProgram,
  Project,
  unknownOutput,
  withoutKeys,
  type Result,
} from "../support/engine/engine";

const outputs = Object.fromEntries(componentOutputs.map((name) => [name, `\${ironic.${name}}`]));

const text = (kind: "letter" | "digit"): object => ({
  type: "random:RandomString",
  properties: { length: 1, upper: false, lower: kind === "letter", numeric: kind === "digit", special: false },
});

/** Values that exist only once their resources do. */
const laterResources = {
  later: text("letter"),
  digit: text("digit"),
  port: { type: "random:RandomInteger", properties: { min: 7000, max: 7100 } },
};

describe("outputs", () => {
  it("are known at the first preview wherever they follow from inputs and names", async () => {
    const database = { host: "db.example.com", name: "ironic", credentialsName: "login", tlsCertificateName: "ca" };
    const program = ironicProgram(
      { networking: { ipAddress: "192.0.2.10" }, bareMetalOperator: {}, database },
      { outputs },
    );
    await Project.with(program, async (project) => {
      const preview = await project.preview();
      expect(preview.ok, preview.text).to.equal(true);
      const unknown = Object.entries(preview.outputs)
        .filter(([, value]) => JSON.stringify(value)?.includes(unknownOutput))
        .map(([name]) => name);
      // These come out of passwords, keys and certificates that do not exist yet, or hold a digest of them.
      expect(unknown.sort()).to.deep.equal([
        "bareMetalOperator",
        "caCertificate",
        "certificateNotAfter",
        "cloudsYaml",
        "password",
      ]);
      expect(preview.outputs.endpoint).to.equal("https://ironic.baremetal-operator-system.svc");
      expect(preview.outputs.externalEndpoint).to.equal("https://192.0.2.10:6385");
      expect(preview.outputs.imageServerTlsUrl).to.equal("https://192.0.2.10:6183");
      expect(preview.outputs.credentialsSecretName).to.equal("ironic-credentials");
      expect(preview.outputs.databaseHost).to.equal("db.example.com");

      const up = await project.up();
      expect(up.ok, up.text).to.equal(true);
      const component = (await project.state()).deployment.resources.find(({ type }) => type === "metal3:index:Ironic");
      expect(Object.keys(component?.outputs ?? {}).sort(), "the schema's outputs are the state's").to.deep.equal(
        [...componentOutputs].sort(),
      );
    });
  });
});

describe("an input that is unknown at preview", () => {
  /** Each for a component of its own, all in one stack. */
  const inputs: Record<string, Readonly<Record<string, unknown>>> = {
    namespace: { namespace: "${later.result}" },
    "networking.ipAddress": { networking: { ipAddress: "192.0.2.${digit.result}" } },
    "networking.apiPort": { networking: { apiPort: "${port.result}" }, ...withoutKeys },
    "credentials.username": { credentials: { username: "${later.result}" }, ...withoutKeys },
    "credentials.password": { credentials: { password: "${later.result}" }, ...withoutKeys },
    "images.ironic": { images: { ironic: "registry.example.com/ironic:${later.result}" }, ...withoutKeys },
    "tls.extraSANs": { tls: { extraSANs: ["${later.result}.example.com"] } },
    "tls.certificateName": { tls: { certificateName: "${later.result}" } },
    nodeSelector: { nodeSelector: { role: "${later.result}" }, ...withoutKeys },
  };
  const componentOf = (input: string): string => input.replace(".", "-").toLowerCase();
  const ironics = Object.entries(inputs).map(([input, properties]) => [componentOf(input), properties] as const);

  let project: Project;
  let preview: Result;
  let up: Result;

  before(async () => {
    const program = ironicsProgram(Object.fromEntries(ironics), { resources: laterResources });
    project = await Project.create(program, { storedOnce: true });
    preview = await project.preview();
    expect(preview.ok, preview.text).to.equal(true);
    up = await project.up();
    expect(up.ok, up.text).to.equal(true);
  });

  after(() => project.remove());

  for (const input of Object.keys(inputs)) {
    it(`${input}: the preview shows every child that up makes`, () => {
      const name = componentOf(input);
      const ofComponent = (result: Result) => changes(result).filter((step) => step.includes(` ${name}`));
      const made = ofComponent(up);
      expect(made).to.include(`create kubernetes:apps/v1:Deployment ${name}-service`);
      expect(ofComponent(preview)).to.deep.equal(made);
    });
  }

  it("and then there is nothing to do", async () => {
    expect(changes(preview)).to.deep.equal(changes(up));
    const second = await project.preview();
    expect(changes(second), second.text).to.deep.equal([]);
  });
});
