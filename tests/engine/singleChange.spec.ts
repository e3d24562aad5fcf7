// One input at a time: the preview shows exactly the objects that change and why a pod restarts. All at once: up does the same.

import { expect } from "chai";
import { changes, ironicProgram, Project, type Result } from "../support/engine/engine";

interface Case {
  readonly input: string;
  readonly after: Readonly<Record<string, unknown>>;
  /** Steps besides the update of the component itself. */
  readonly steps: readonly string[];
  readonly causes: readonly string[];
}

/** The pod restarts, and it is remembered why. */
const restart = [
  "update kubernetes:apps/v1:Deployment ironic-service",
  "update metal3:index:IronicRelease ironic-restarts",
];
const release = "update metal3:index:IronicRelease ironic-release";

/** Replacing an object that keeps its Pulumi name is three steps in the engine's words. */
const replaced = (what: string): string[] => [
  `create-replacement ${what}`,
  `delete-replaced ${what}`,
  `replace ${what}`,
];

const newCertificate = [
  ...replaced("tls:index/certRequest:CertRequest ironic-tls-request"),
  ...replaced("tls:index/locallySignedCert:LocallySignedCert ironic-tls-certificate"),
  ...replaced("kubernetes:core/v1:Secret ironic-tls"),
];

const cases: readonly Case[] = [
  { input: "version", after: { version: "37.0" }, steps: [...restart, release], causes: ["image"] },
  {
    input: "images.registry",
    after: { images: { registry: "mirror.example.com" } },
    steps: [...restart, release],
    causes: ["image"],
  },
  { input: "images.pullPolicy", after: { images: { pullPolicy: "Always" } }, steps: restart, causes: ["config"] },
  { input: "networking.apiPort", after: { networking: { apiPort: 6386 } }, steps: restart, causes: ["config"] },
  {
    input: "networking.ipAddress",
    after: { networking: { ipAddress: "192.0.2.10" } },
    steps: [...newCertificate, ...restart],
    causes: ["config", "tls"],
  },
  {
    input: "tls.extraSANs",
    after: { tls: { extraSANs: ["ironic.example.com"] } },
    steps: [...newCertificate, ...restart],
    causes: ["tls"],
  },
  {
    input: "credentials.rotation",
    after: { credentials: { rotation: "2026-11" } },
    steps: [
      ...replaced("random:index/randomPassword:RandomPassword ironic-password"),
      "update metal3:index:IronicLogin ironic-login",
      ...replaced("kubernetes:core/v1:Secret ironic-credentials"),
      ...replaced("kubernetes:core/v1:Secret ironic-htpasswd"),
      ...restart,
    ],
    causes: ["api-credentials"],
  },
  {
    input: "extraConfig",
    after: { extraConfig: [{ group: "conductor", name: "automated_clean", value: "false" }] },
    steps: restart,
    causes: ["config"],
  },
  { input: "nodeSelector", after: { nodeSelector: { role: "infra" } }, steps: restart, causes: ["config"] },
  {
    input: "resources",
    after: { resources: { ironic: { limits: { memory: "2Gi" } } } },
    steps: restart,
    causes: ["config"],
  },
];

const component = "update metal3:index:Ironic ironic";

/** The restart annotations that differ between the old and the new pod template. */
function causesOf(result: Result): string[] {
  const step = result.steps.find(({ type }) => type === "kubernetes:apps/v1:Deployment");
  const annotations = (inputs: unknown): Record<string, string> =>
    (inputs as { spec: { template: { metadata: { annotations: Record<string, string> } } } }).spec.template.metadata
      .annotations;
  const [before, after] = [annotations(step?.oldInputs), annotations(step?.inputs)];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => before[name] !== after[name])
    .map((name) => name.replace("metal3.pulumi.com/restart-", ""))
    .sort();
}

/** The changes as one program; several of one group of inputs stand side by side in it. */
const allChanges: Record<string, unknown> = {};
for (const [group, value] of cases.flatMap(({ after: properties }) => Object.entries(properties))) {
  const others = allChanges[group];
  allChanges[group] = others === undefined ? value : { ...others, ...(value as object) };
}

describe("one changed input", () => {
  let project: Project;

  before(async () => {
    project = await Project.create(ironicProgram());
    const up = await project.up();
    expect(up.ok, up.text).to.equal(true);
  });

  after(() => project.remove());

  for (const { input, after: properties, steps, causes } of cases) {
    it(`${input}: changes what it must, and the pod restarts because of ${causes.join(" and ")}`, async () => {
      project.write(ironicProgram(properties));
      const preview = await project.preview();
      expect(preview.ok, preview.text).to.equal(true);
      expect(changes(preview), preview.text).to.deep.equal([component, ...steps].sort());
      expect(causesOf(preview), preview.text).to.deep.equal([...causes].sort());
    });
  }

  it("and all of them at once: up does what preview says, and then there is nothing to do", async () => {
    project.write(ironicProgram(allChanges));
    const preview = await project.preview();
    expect(preview.ok, preview.text).to.equal(true);
    const steps = cases.flatMap((one) => one.steps);
    expect(changes(preview), preview.text).to.deep.equal([...new Set([component, ...steps])].sort());

    const up = await project.up();
    expect(up.ok, up.text).to.equal(true);
    expect(changes(up), "what preview says is what up does").to.deep.equal(changes(preview));
    expect(causesOf(up), up.text).to.deep.equal([...new Set(cases.flatMap(({ causes }) => causes))].sort());
    const second = await project.preview();
    expect(changes(second), second.text).to.deep.equal([]);
  });
});
