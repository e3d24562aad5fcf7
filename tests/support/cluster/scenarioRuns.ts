// Scenarios on a real API server: accepted, running in a namespace that enforces exactly the Pod Security level
// that the component reports, and refused by the next stricter one.

import { expect } from "chai";
import type { IronicArgs, PodSecurityLevel } from "../../../provider/schema/types";
import { node } from "../../../scripts/cluster/objects.mjs";
import { required } from "../assertions/required";
import { clusterProject } from "./clusterProject";
import {
  createNamespace,
  KubeError,
  removeNamespace,
  sharedControlPlane,
  type ControlPlane,
  type KubeObject,
} from "./controlPlane";
import type { Project, Result } from "../engine/engine";
import { planOf } from "../rendering/planning";
import { renderedObjects } from "../rendering/renderedObjects";
import type { Scenario } from "../scenarios/scenario";

/** So many deployments are made by one update: the engine and its plugins start once for all of them. */
const together = 24;

const levels: readonly PodSecurityLevel[] = ["privileged", "baseline", "restricted"];

/** What the scenarios' affinities ask of a node. */
const nodeLabels = { rack: "a" };

/** Several Ironics take ports of each node that fits: such a node is closed to all others. */
const dedicated = [{ key: "example.com/ironic", effect: "NoSchedule" }];

interface Member {
  readonly scenario: Scenario;
  readonly level: PodSecurityLevel;
  readonly namespace: string;
}

interface PodTemplate {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> };
  readonly spec: Readonly<Record<string, unknown>>;
}

type Workload = KubeObject & {
  readonly spec: { readonly template: PodTemplate };
};

async function admit(plane: ControlPlane, scenario: Scenario): Promise<Member> {
  const { args } = scenario;
  const level = planOf(args).podSecurityLevel;
  const own = await createNamespace(plane, { level });
  const namespace = args.createNamespace === true ? `${own}-own` : own;
  if (typeof args.serviceAccountName === "string") {
    const metadata = { name: args.serviceAccountName, namespace };
    await plane.client.create({ apiVersion: "v1", kind: "ServiceAccount", metadata });
  }
  if (args.bareMetalOperator?.namespace !== undefined) {
    await plane.client.create({ apiVersion: "v1", kind: "Namespace", metadata: { name: operatorNamespace(own) } });
  }
  for (const name of claimsOfTheUser(args)) {
    await plane.client.create(claim(name, namespace));
  }
  // A node that fits it, since several may want the same ports.
  const labels = { ...nodeLabels, ...(args.nodeSelector as Record<string, string> | undefined) };
  await plane.client.create(node(`for-${own}`, labels, args.highAvailability === true ? dedicated : []));
  return { scenario, level, namespace };
}

/** The operator's, for the scenarios that hand over to it. */
const operatorNamespace = (own: string): string => `${own}-bmo`;

/** Claims that the pods mount and that the component does not make. */
function claimsOfTheUser(args: IronicArgs): string[] {
  const objects = renderedObjects(planOf(args)) as KubeObject[];
  const made = objects.filter(({ kind }) => kind === "PersistentVolumeClaim").map(({ metadata }) => metadata.name);
  const mounted = [...JSON.stringify(objects).matchAll(/"persistentVolumeClaim":\{"claimName":"([^"]+)"/g)];
  return [...new Set(mounted.map(([, name = ""]) => name))].filter((name) => !made.includes(name));
}

const claim = (name: string, namespace: string): KubeObject =>
  ({
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: { name, namespace },
    spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
  }) as KubeObject;

function programOf(members: readonly Member[]): Record<string, unknown> {
  const properties = ({ scenario: { args }, namespace }: Member): IronicArgs => {
    const { bareMetalOperator: operator } = args;
    const own =
      operator?.namespace === undefined
        ? {}
        : { bareMetalOperator: { ...operator, namespace: operatorNamespace(namespace) } };
    return { name: "ironic", ...args, ...own, namespace };
  };
  return {
    resources: Object.fromEntries(
      members.map((member) => [
        member.scenario.name,
        {
          type: "metal3:Ironic",
          properties: properties(member),
          // One that hangs shall not hide what the others do. The garbage collector pauses when resources come and go.
          options: { customTimeouts: { create: "60s", delete: "2m" } },
        },
      ]),
    ),
    outputs: Object.fromEntries(members.map(({ scenario: { name } }) => [name, `\${["${name}"].podSecurityLevel}`])),
  };
}

async function workloads(plane: ControlPlane, namespace: string): Promise<Workload[]> {
  const kinds = ["Deployment", "DaemonSet", "StatefulSet"];
  const lists = await Promise.all(kinds.map((kind) => plane.client.list("apps/v1", kind, namespace)));
  return lists.flat() as Workload[];
}

/** Why a namespace of that level refuses a pod; undefined when it takes it. */
async function refusal(
  plane: ControlPlane,
  namespace: string,
  { metadata, spec }: PodTemplate,
): Promise<string | undefined> {
  const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: "trial", namespace, labels: metadata.labels }, spec };
  // The default account is there in every namespace.
  const anybody = { ...pod, spec: { ...spec, serviceAccountName: "default", serviceAccount: "default" } };
  try {
    await plane.client.create(anybody, { dryRun: "All", fieldValidation: "Strict" });
    return undefined;
  } catch (error) {
    if (!(error instanceof KubeError)) {
      throw error;
    }
    return error.message;
  }
}

/** Defines the tests of some of the scenarios. */
export function runScenarios(title: string, scenarios: readonly Scenario[]): void {
  const chunks = Array.from({ length: Math.ceil(scenarios.length / together) }, (_, index) =>
    scenarios.slice(index * together, (index + 1) * together),
  );
  chunks.forEach((chunk, index) => runTogether(`${title}, part ${index + 1} of ${chunks.length}`, chunk));
}

function runTogether(title: string, chunk: readonly Scenario[]): void {
  describe(title, () => {
    let plane: ControlPlane;
    let project: Project;
    let members: Member[] = [];
    let up: Result;

    before(async () => {
      plane = await sharedControlPlane();
      members = await Promise.all(chunk.map((scenario) => admit(plane, scenario)));
      project = await clusterProject(programOf(members), plane);
      up = await project.up("--continue-on-error");
    });

    after(async () => {
      await unprotectAll(project);
      const destroy = await project.destroy();
      project.remove();
      await Promise.all(
        members.map(async ({ scenario, namespace }) => {
          const own = namespace.replace(/-own$/, "");
          await removeNamespace(plane, own);
          if (scenario.args.bareMetalOperator?.namespace !== undefined) {
            await removeNamespace(plane, operatorNamespace(own));
          }
          await plane.client.delete(node(`for-${own}`));
        }),
      );
      expect(destroy.ok, destroy.text).to.equal(true);
    });

    for (const { name } of chunk) {
      it(`${name}: runs, and needs the level that it reports`, async () => {
        const member = required(members.find(({ scenario }) => scenario.name === name));
        const { namespace, level } = member;
        const found = await workloads(plane, namespace);
        expect(found, up.text).not.to.have.lengthOf(0);
        const pods = (await plane.client.list("v1", "Pod", namespace)) as Pod[];
        expect(pods, "the namespace refused its pods").to.have.lengthOf.above(0);
        expect(
          pods.filter((pod) => !isReady(pod)).map(({ metadata }) => metadata.name),
          up.text,
        ).to.deep.equal([]);
        expect(up.outputs[name], up.text).to.equal(level);

        const stricter = levels[levels.indexOf(level) + 1];
        const refused: (string | undefined)[] = [];
        for (const { spec } of found) {
          expect(await refusal(plane, namespace, spec.template)).to.equal(undefined);
          if (stricter !== undefined) {
            refused.push(await refusal(plane, await namespaceOf(plane, stricter), spec.template));
          }
        }
        if (stricter !== undefined) {
          expect(
            refused.some((reason) => reason?.includes("violates PodSecurity")),
            `nothing needs ${level}: ${refused.join()}`,
          ).to.equal(true);
        }
      });
    }

    it("none of them had a problem", () => expect(up.ok, up.text).to.equal(true));

    it("none of them has anything left to do", async () => {
      const preview = await project.preview("--expect-no-changes");
      expect(preview.ok, preview.text).to.equal(true);
    });
  });
}

/** As the user does who means it. */
async function unprotectAll(project: Project): Promise<void> {
  await project.cli("state", "unprotect", "--all", "--yes");
}

type Pod = KubeObject & {
  readonly status: { readonly phase: string; readonly conditions?: readonly { type: string; status: string }[] };
};

/** Or at its end, if it was a Job's. */
function isReady({ status }: Pod): boolean {
  const ready = (status.conditions ?? []).some(({ type, status: is }) => type === "Ready" && is === "True");
  return ready || status.phase === "Succeeded";
}

const strict = new Map<PodSecurityLevel, Promise<string>>();

/** An empty namespace that enforces a level, for trials only. */
function namespaceOf(plane: ControlPlane, level: PodSecurityLevel): Promise<string> {
  const found = strict.get(level) ?? createNamespace(plane, { level });
  strict.set(level, found);
  return found;
}
