// A component's life on a real API server: awaited, then nothing to do, changed as previewed, gone without a trace.

import { expect } from "chai";
import { onCluster, small } from "../support/cluster/clusterProject";
import { ironicDeployment, objectsIn } from "../support/cluster/controlPlane";
import { changes, ironicProgram } from "../support/engine/engine";

describe("life on a cluster", () => {
  it("is awaited, is stable, is refreshed without a change, and leaves nothing", async () => {
    const program = (namespace: string) => ironicProgram({ namespace, networking: small.networking });
    await onCluster(program, async (project, { plane, namespace }) => {
      const preview = await project.preview();
      expect(preview.ok, preview.text).to.equal(true);
      const up = await project.up();
      expect(up.ok, up.text).to.equal(true);
      expect(changes(up), "what preview says is what up does").to.deep.equal(changes(preview));

      const { status } = await ironicDeployment(plane, namespace);
      expect(status.readyReplicas, "up came back before the pod was ready").to.equal(1);

      expect(changes(await project.preview())).to.deep.equal([]);
      const refresh = await project.refresh();
      expect(refresh.ok, refresh.text).to.equal(true);
      expect(
        changes(refresh).filter((step) => !step.startsWith("refresh ")),
        refresh.text,
      ).to.deep.equal([]);
      const after = await project.preview();
      expect(changes(after), after.text).to.deep.equal([]);

      const destroy = await project.destroy();
      expect(destroy.ok, destroy.text).to.equal(true);
      expect(await objectsIn(plane, namespace)).to.deep.equal([]);
    });
  });
});
