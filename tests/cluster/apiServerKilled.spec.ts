// The API server gone in the middle: nothing is lost, and the next run completes.

import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { onCluster, small, smallProgram } from "../support/cluster/clusterProject";
import { nothingLeft, objectsIn, startControlPlane, type ControlPlane } from "../support/cluster/controlPlane";
import { ironicProgram } from "../support/engine/engine";
import { generatedIn } from "../support/cluster/generated";
import { asUsersHaveIt, completes, reached } from "../support/cluster/interruptions";

/** With keys, the dearest things to lose. */
const keyed = (namespace: string) => ironicProgram({ namespace, networking: small.networking });

describe("an API server that is killed", () => {
  let plane: ControlPlane;

  before(async () => {
    plane = await startControlPlane();
  });

  after(async () => {
    const pids = [plane.keeper, ...Object.values(await plane.pids())];
    assert.equal(pids.length, 6);
    await plane.stop();
    await nothingLeft(plane.folder, pids);
  });

  it("in the middle of up, refresh and destroy: all of them can be repeated, and nothing is lost", async () => {
    await onCluster(
      keyed,
      async (project, { namespace }) => {
        const up = project.begin("up");
        await reached(up, "kubernetes:core/v1:Secret");
        await plane.hold("kube-apiserver");
        const failed = await up.result;
        assert.ok(!failed.ok, failed.text);
        assert.match(failed.text, /connection refused|unreachable|EOF|connection reset/);
        assert.ok("ironic-ca-1-key" in (await generatedIn(project)), "the key of the authority was lost");
        await plane.release("kube-apiserver");
        await completes(project);

        await plane.hold("kube-apiserver");
        const refresh = await project.refresh();
        assert.ok(!refresh.ok, refresh.text);
        assert.match(refresh.text, /connection refused|unreachable/);
        await plane.release("kube-apiserver");
        const preview = await project.preview("--expect-no-changes");
        assert.ok(preview.ok, `a refresh without an API server forgot something:\n${preview.text}`);

        const destroy = project.begin("destroy");
        await reached(destroy, "kubernetes:apps/v1:Deployment");
        await plane.hold("kube-apiserver");
        await sleep(1000);
        await plane.release("kube-apiserver");
        await destroy.result;
        const again = await project.destroy();
        assert.ok(again.ok, again.text);
        assert.deepEqual(await objectsIn(plane, namespace), []);
      },
      { ...asUsersHaveIt, plane },
    );
  });

  it("for a moment, while up waits for the pod: up goes on, or the next one completes", async () => {
    await onCluster(
      smallProgram(),
      async (project) => {
        await plane.hold("kube-scheduler");
        const up = project.begin("up");
        await reached(up, "kubernetes:apps/v1:Deployment");
        await sleep(2000);
        await plane.hold("kube-apiserver");
        await plane.release("kube-apiserver");
        await plane.release("kube-scheduler");
        await up.result;
        await completes(project);
      },
      { ...asUsersHaveIt, plane },
    );
  });
});
