// The plugin or the engine itself gone in the middle: nothing is lost, and the next run completes.

import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { onCluster, small, smallProgram } from "../support/cluster/clusterProject";
import { until } from "../support/cluster/controlPlane";
import { ironicProgram } from "../support/engine/engine";
import { asUsersHaveIt, completes, reached } from "../support/cluster/interruptions";
import { descendants, type Operation } from "../support/engine/operation";

function killPlugin(operation: Operation): void {
  const plugins = descendants(operation.pid).filter(({ command }) =>
    /^\S*dist\/plugin\/\S*pulumi-resource-metal3/.test(command),
  );
  expect(plugins, "the plugin was not found").not.to.have.lengthOf(0);
  plugins.forEach(({ pid }) => process.kill(pid, "SIGKILL"));
}

describe("an up that is interrupted", () => {
  it("by the death of the plugin: says so, and the next one completes", async () => {
    await onCluster(
      (namespace) => ironicProgram({ namespace, networking: small.networking }),
      async (project) => {
        const up = project.begin("up");
        await reached(up, "tls:index/privateKey:PrivateKey");
        killPlugin(up);
        const { ok, text } = await up.result;
        expect(ok, text).to.equal(false);
        await completes(project);
      },
      asUsersHaveIt,
    );
  });

  it("by the user: comes to an end soon, and the next one completes", async () => {
    // Never ready, so that there is time to cancel.
    const waiting = smallProgram({ images: { ironic: "registry.example.com/never-ready:1" } });
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
        expect(ok, text).to.equal(false);
        expect(performance.now() - started, "cancelling took more than a minute").to.be.below(60_000);
        project.write(smallProgram()(namespace));
        await completes(project);
      },
      asUsersHaveIt,
    );
  });
});
