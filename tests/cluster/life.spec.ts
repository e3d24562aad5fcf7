// A component's life on a real API server: awaited, then nothing to do, changed as previewed, gone without a trace.

import assert from "node:assert/strict";
import { inputChanges } from "../support/inputChanges";
import { clusterProject, onCluster, small, smallProgram } from "../support/clusterProject";
import {
  createNamespace,
  objectsIn,
  removeNamespace,
  sharedControlPlane,
  type ControlPlane,
  type KubeObject,
} from "../support/controlPlane";
import { changes, ironicProgram, type Project } from "../support/engine";

type Deployment = KubeObject & {
  readonly spec: { readonly replicas: number; readonly template: unknown };
  readonly status: { readonly readyReplicas?: number; readonly observedGeneration: number };
};

async function ironicDeployment(plane: ControlPlane, namespace: string): Promise<Deployment> {
  return (await plane.client.get({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "ironic-service", namespace },
  })) as Deployment;
}

describe("life on a cluster", () => {
  it("is awaited, is stable, is refreshed without a change, and leaves nothing", async () => {
    const program = (namespace: string) => ironicProgram({ namespace, networking: small.networking });
    await onCluster(program, async (project, { plane, namespace }) => {
      const preview = await project.preview();
      assert.ok(preview.ok, preview.text);
      const up = await project.up();
      assert.ok(up.ok, up.text);
      assert.deepEqual(changes(up), changes(preview), "what preview says is what up does");

      const { status } = await ironicDeployment(plane, namespace);
      assert.equal(status.readyReplicas, 1, "up came back before the pod was ready");

      assert.deepEqual(changes(await project.preview()), []);
      const refresh = await project.refresh();
      assert.ok(refresh.ok, refresh.text);
      assert.deepEqual(
        changes(refresh).filter((step) => !step.startsWith("refresh ")),
        [],
        refresh.text,
      );
      const after = await project.preview();
      assert.deepEqual(changes(after), [], after.text);

      const destroy = await project.destroy();
      assert.ok(destroy.ok, destroy.text);
      assert.deepEqual(await objectsIn(plane, namespace), []);
    });
  });

  it("makes its own namespace, and takes it away again", async () => {
    const plane = await sharedControlPlane();
    const name = `own-${Date.now().toString(36)}`;
    const project = await clusterProject(ironicProgram({ ...small, namespace: name, createNamespace: true }), plane);
    try {
      const up = await project.up();
      assert.ok(up.ok, up.text);
      const namespace = await plane.client.get({ apiVersion: "v1", kind: "Namespace", metadata: { name } });
      assert.equal(namespace.metadata.labels?.["pod-security.kubernetes.io/enforce"], "restricted");
      const destroy = await project.destroy();
      assert.ok(destroy.ok, destroy.text);
      assert.equal(await plane.client.find({ apiVersion: "v1", kind: "Namespace", metadata: { name } }), undefined);
    } finally {
      project.remove();
    }
  });
});

describe("one changed input on a cluster", () => {
  let plane: ControlPlane;
  let namespace: string;
  let project: Project;

  before(async () => {
    plane = await sharedControlPlane();
    namespace = await createNamespace(plane);
    project = await clusterProject(ironicProgram({ namespace, networking: small.networking }), plane);
    const up = await project.up();
    assert.ok(up.ok, up.text);
  });

  after(async () => {
    project.remove();
    await removeNamespace(plane, namespace);
  });

  // Each change comes on top of the ones before it.
  let properties: Record<string, unknown> = { networking: small.networking };

  for (const { input, value, restarts } of inputChanges) {
    it(`${input}: up does what preview says, ${restarts ? "and the pod restarts" : "without a restart"}`, async () => {
      const earlier = await ironicDeployment(plane, namespace);
      properties = { ...properties, ...value };
      project.write(ironicProgram({ namespace, ...properties }));
      const preview = await project.preview();
      assert.ok(preview.ok, preview.text);
      assert.notDeepEqual(changes(preview), [], "the change shows nowhere");
      const up = await project.up();
      assert.ok(up.ok, up.text);
      assert.deepEqual(changes(up), changes(preview), "what preview says is what up does");

      const later = await ironicDeployment(plane, namespace);
      assert.equal(later.metadata.uid, earlier.metadata.uid, "the workload was replaced");
      assert.equal(later.status.readyReplicas, later.spec.replicas);
      const same = JSON.stringify(later.spec.template) === JSON.stringify(earlier.spec.template);
      assert.equal(!same, restarts);
    });
  }

  it("and then there is nothing left to do", async () => {
    const preview = await project.preview();
    assert.deepEqual(changes(preview), [], preview.text);
  });
});

describe("the smallest inputs of these tests", () => {
  it("come up without keys", async () => {
    await onCluster(smallProgram(), async (project) => {
      const up = await project.up();
      assert.ok(up.ok, up.text);
      assert.deepEqual(
        up.steps.filter(({ type }) => type.startsWith("tls:")),
        [],
      );
    });
  });
});
