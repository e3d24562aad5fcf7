// A component's life on a real API server: awaited, then nothing to do, changed as previewed, gone without a trace.

import assert from "node:assert/strict";
import { onCluster, small } from "../support/cluster/clusterProject";
import { ironicDeployment, objectsIn } from "../support/cluster/controlPlane";
import { changes, ironicProgram } from "../support/engine/engine";

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
});
