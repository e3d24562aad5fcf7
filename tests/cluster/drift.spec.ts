// Objects that others change or delete: refresh shows it, and up repairs it.

import { expect } from "chai";
import { clusterProject, small, type Place } from "../support/cluster/clusterProject";
import {
  createNamespace,
  ironicDeployment,
  removeNamespace,
  sharedControlPlane,
  type KubeObject,
} from "../support/cluster/controlPlane";
import { ironicsProgram, type Project, type Result } from "../support/engine/engine";
import { expectKept, generatedIn } from "../support/cluster/generated";
import { belongsTo } from "../support/cluster/severalIronics";

interface Drift {
  readonly title: string;
  /** The Ironic that it happens to. */
  readonly ironic: string;
  readonly make: (place: Place) => Promise<unknown>;
  /** The operation that refresh shows, and on what. */
  readonly shown: string;
  /**
   * The field that now belongs to somebody else: up names it, and takes it back only when told to, since that other one
   * may have had a reason.
   */
  readonly taken?: RegExp;
  readonly isRepaired: (place: Place) => Promise<boolean>;
}

type Service = KubeObject & { readonly spec: { readonly selector: Readonly<Record<string, string>> } };

const deployment = (namespace: string, name: string): KubeObject => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name, namespace },
});
const service = (namespace: string, name: string): KubeObject => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name, namespace },
});
const secret = (namespace: string, name: string): KubeObject => ({
  apiVersion: "v1",
  kind: "Secret",
  metadata: { name, namespace },
});

const drifts: readonly Drift[] = [
  {
    title: "a workload scaled to nothing",
    ironic: "scaled",
    make: ({ plane, namespace }) =>
      plane.client.patch(deployment(namespace, "scaled-service"), { spec: { replicas: 0 } }),
    shown: "update scaled-service",
    taken: /scaled-service.*field conflict.*spec\.replicas/s,
    isRepaired: async ({ plane, namespace }) =>
      (await ironicDeployment(plane, namespace, "scaled")).spec.replicas === 1,
  },
  {
    title: "a Service that selects other pods",
    ironic: "selected",
    make: ({ plane, namespace }) =>
      plane.client.patch(service(namespace, "selected"), { spec: { selector: { "ironic.metal3.io/app": "other" } } }),
    shown: "update selected",
    taken: /selected.*field conflict.*spec\.selector/s,
    isRepaired: async ({ plane, namespace }) =>
      ((await plane.client.get(service(namespace, "selected"))) as Service).spec.selector["ironic.metal3.io/app"] ===
      "selected-service",
  },
  {
    title: "a Service deleted",
    ironic: "unserved",
    make: ({ plane, namespace }) => plane.client.delete(service(namespace, "unserved")),
    shown: "delete unserved",
    isRepaired: async ({ plane, namespace }) => (await plane.client.find(service(namespace, "unserved"))) !== undefined,
  },
  {
    title: "the credentials deleted",
    ironic: "locked",
    make: ({ plane, namespace }) => plane.client.delete(secret(namespace, "locked-credentials")),
    shown: "delete locked-credentials",
    isRepaired: async ({ plane, namespace }) =>
      (await plane.client.find(secret(namespace, "locked-credentials"))) !== undefined,
  },
];

/** What a refresh found, besides what is as it was. */
function findings(refresh: Result): string[] {
  return refresh.found.map(({ op, name }) => `${op} ${name}`);
}

describe("drift on a cluster", () => {
  let place: Place;
  let project: Project;
  let generated: Readonly<Record<string, unknown>>;
  let refresh: Result;

  before(async () => {
    const plane = await sharedControlPlane();
    const namespace = await createNamespace(plane);
    place = { plane, namespace };
    const program = ironicsProgram(Object.fromEntries(drifts.map(({ ironic }) => [ironic, { namespace, ...small }])));
    project = await clusterProject(program, plane);
    const up = await project.up();
    expect(up.ok, up.text).to.equal(true);
    const keys = up.steps.filter(({ type }) => type.startsWith("tls:"));
    expect(keys, "the small inputs, which save their making, have keys").to.deep.equal([]);
    generated = await generatedIn(project);
    await Promise.all(drifts.map(({ make }) => make(place)));
    refresh = await project.refresh();
  });

  after(async () => {
    project.remove();
    await removeNamespace(place.plane, place.namespace);
  });

  for (const { title, ironic, shown } of drifts) {
    it(`${title}: refresh shows it`, () => {
      expect(refresh.ok, refresh.text).to.equal(true);
      const own = refresh.found.filter(({ name }) => belongsTo(ironic, name));
      expect(findings({ ...refresh, found: own }), refresh.text).to.deep.equal([shown]);
    });
  }

  it("refresh shows nothing else", () => {
    expect(findings(refresh).sort(), refresh.text).to.deep.equal(drifts.map(({ shown }) => shown).sort());
  });

  it("up repairs fields that no one else has claimed, and names those that someone has", async () => {
    const up = await project.up("--continue-on-error");
    expect(up.ok, up.text).to.equal(false);
    for (const { title, taken, isRepaired } of drifts) {
      expect(await isRepaired(place), `${title}:\n${up.text}`).to.equal(taken === undefined);
      if (taken !== undefined) {
        expect(
          up.diagnostics.some(({ message }) => taken.test(message)),
          `${title}:\n${up.text}`,
        ).to.equal(true);
      }
    }
  });

  it("up reclaims it on request, nothing is generated again, and there is nothing left to do", async () => {
    project.env.PULUMI_K8S_ENABLE_PATCH_FORCE = "true";
    const up = await project.up();
    expect(up.ok, up.text).to.equal(true);
    for (const { title, isRepaired } of drifts) {
      expect(await isRepaired(place), `${title}:\n${up.text}`).to.equal(true);
    }
    await expectKept(project, generated);
    const preview = await project.preview("--expect-no-changes");
    expect(preview.ok, preview.text).to.equal(true);
  });
});
