// The API server, the plugin or the engine itself gone in the middle: nothing is lost, and the next run completes.

import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { careful, onCluster, small, type ClusterOptions } from "../support/clusterProject";
import { objectsIn, startControlPlane, until, type ControlPlane } from "../support/controlPlane";
import { ironicProgram, type Project } from "../support/engine";
import { assertKept, generatedIn } from "../support/generated";
import { descendants, type Operation } from "../support/operation";

const program = (namespace: string) => ironicProgram({ namespace, networking: small.networking });

const settings: ClusterOptions = { env: careful };

/** Waits until an operation has begun with a step of a type. */
async function reached(operation: Operation, type: string): Promise<void> {
  await until(`a step of ${type}`, () =>
    Promise.resolve(operation.steps().some((step) => step.type === type) ? true : undefined),
  );
}

function killPlugin(operation: Operation): void {
  const plugins = descendants(operation.pid).filter(({ command }) => /^\S*node .*dist\/plugin/.test(command));
  assert.notEqual(plugins.length, 0, "the plugin was not found");
  plugins.forEach(({ pid }) => process.kill(pid, "SIGKILL"));
}

/** An up that was interrupted is completed by the next one, without generating anything a second time. */
async function completes(project: Project): Promise<void> {
  const generated = await generatedIn(project);
  const again = await project.up();
  assert.ok(again.ok, again.text);
  await assertKept(project, generated);
  const preview = await project.preview("--expect-no-changes");
  assert.ok(preview.ok, preview.text);
}

describe("an API server that is killed", () => {
  let plane: ControlPlane;

  before(async () => {
    plane = await startControlPlane();
  });

  after(() => plane.stop());

  it("in the middle of up, refresh and destroy: all of them can be repeated, and nothing is lost", async () => {
    await onCluster(
      program,
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
      { ...settings, plane },
    );
  });

  it("for a moment, while up waits for the pod: up goes on, or the next one completes", async () => {
    await onCluster(
      program,
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
      { ...settings, plane },
    );
  });
});

describe("an up that is interrupted", () => {
  it("by the death of the plugin: says so, and the next one completes", async () => {
    await onCluster(
      program,
      async (project) => {
        const up = project.begin("up");
        await reached(up, "tls:index/privateKey:PrivateKey");
        killPlugin(up);
        const { ok, text } = await up.result;
        assert.ok(!ok, text);
        await completes(project);
      },
      settings,
    );
  });

  it("by the user: comes to an end soon, and the next one completes", async () => {
    // Never ready, so that there is time to cancel.
    const waiting = (namespace: string) =>
      ironicProgram({
        namespace,
        networking: small.networking,
        images: { ironic: "registry.example.com/never-ready:1" },
      });
    await onCluster(
      waiting,
      async (project, { plane, namespace }) => {
        const up = project.begin("up");
        await until("the Deployment", () =>
          plane.client.find({
            apiVersion: "apps/v1",
            kind: "Deployment",
            metadata: { name: "ironic-service", namespace },
          }),
        );
        // Now it waits for the pod.
        await sleep(2000);
        const started = performance.now();
        process.kill(up.pid, "SIGINT");
        const { ok, text } = await up.result;
        assert.ok(!ok, text);
        assert.ok(performance.now() - started < 60_000, "cancelling took more than a minute");
        project.write(program(namespace));
        await completes(project);
      },
      settings,
    );
  });
});
