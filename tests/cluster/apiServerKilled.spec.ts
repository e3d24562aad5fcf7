// The API server gone in the middle: nothing is lost, and the next run completes.

import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
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
    expect(pids).to.have.lengthOf(6);
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
        expect(failed.ok, failed.text).to.equal(false);
        expect(failed.text).to.match(/connection refused|unreachable|EOF|connection reset/);
        expect(await generatedIn(project), "the key of the authority was lost").to.have.property("ironic-ca-1-key");
        await plane.release("kube-apiserver");
        await completes(project);

        await plane.hold("kube-apiserver");
        const refresh = await project.refresh();
        expect(refresh.ok, refresh.text).to.equal(false);
        expect(refresh.text).to.match(/connection refused|unreachable/);
        await plane.release("kube-apiserver");
        const preview = await project.preview("--expect-no-changes");
        expect(preview.ok, `a refresh without an API server forgot something:\n${preview.text}`).to.equal(true);

        const destroy = project.begin("destroy");
        await reached(destroy, "kubernetes:apps/v1:Deployment");
        await plane.hold("kube-apiserver");
        await sleep(1000);
        await plane.release("kube-apiserver");
        await destroy.result;
        const again = await project.destroy();
        expect(again.ok, again.text).to.equal(true);
        expect(await objectsIn(plane, namespace)).to.deep.equal([]);
      },
      { ...asUsersHaveIt, plane },
    );
  });

  it("for a moment, while up waits for the pod: up continues, or the next one completes", async () => {
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
