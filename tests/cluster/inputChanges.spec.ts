// One input after another changed on a real API server: up does what preview said, and the pod restarts when it must.

import assert from "node:assert/strict";
import { clusterProject, small } from "../support/clusterProject";
import {
  createNamespace,
  ironicDeployment,
  removeNamespace,
  sharedControlPlane,
  type ControlPlane,
} from "../support/controlPlane";
import { changes, ironicProgram, type Project } from "../support/engine";
import { inputChanges } from "../support/inputChanges";

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
