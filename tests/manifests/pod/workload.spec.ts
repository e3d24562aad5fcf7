// The Deployment: one pod, never two, and a deadline that ends before Pulumi's patience does. The DaemonSet: one on each node.

import assert from "node:assert/strict";
import { progressDeadlineSeconds } from "../../../provider/manifests/kit/commonPodSpec";
import type { IronicArgs } from "../../../provider/schema/types";
import { planOf } from "../../support/rendering/planning";
import { manifestsOf, podObjectsOf } from "../../support/rendering/rendering";
import { ironicDeployment } from "../../../provider/manifests/pod/workload";

describe("the Deployment", () => {
  it("has its name and namespace", () => {
    const { metadata } = manifestsOf(planOf({ name: "metal", namespace: "lab" })).deployment;
    assert.deepEqual([metadata.name, metadata.namespace], ["metal-service", "lab"]);
  });

  it("runs one pod, and ends it before the next one starts", () => {
    const { replicas, strategy } = manifestsOf(planOf()).deployment.spec;
    assert.deepEqual({ replicas, strategy }, { replicas: 1, strategy: { type: "Recreate" } });
  });

  it("gives up within the 20 minutes that Pulumi waits, so that its error can name the cause", () => {
    const { spec } = manifestsOf(planOf()).deployment;
    assert.equal(spec.progressDeadlineSeconds, progressDeadlineSeconds);
    assert.ok(progressDeadlineSeconds >= 15 * 60 && progressDeadlineSeconds < 20 * 60);
  });

  it("carries the annotations of the pod that it is handed", () => {
    const plan = planOf();
    const deployment = ironicDeployment(plan, podObjectsOf(plan), { "metal3.pulumi.com/restart-tls": "1" });
    assert.deepEqual(deployment.spec.template.metadata.annotations, { "metal3.pulumi.com/restart-tls": "1" });
    assert.equal(deployment.metadata.annotations, undefined);
  });
});

describe("the DaemonSet", () => {
  const several: IronicArgs = { highAvailability: true, database: { kind: "managed" } };

  it("has the name and the selector of the Deployment, whose place it takes", () => {
    const { deployment, daemonSet } = manifestsOf(planOf({ ...several, name: "metal", namespace: "lab" }));
    assert.deepEqual(daemonSet?.metadata, deployment.metadata);
    assert.deepEqual(daemonSet?.spec.selector, deployment.spec.selector);
    assert.deepEqual(daemonSet?.spec.template, deployment.spec.template);
  });

  it("restarts one pod after the other by itself, and never has two on a node", () => {
    assert.deepEqual(manifestsOf(planOf(several)).daemonSet?.spec.updateStrategy, {
      type: "RollingUpdate",
      rollingUpdate: { maxUnavailable: 1 },
    });
  });

  it("is not there without high availability", () => {
    assert.equal(manifestsOf(planOf()).daemonSet, undefined);
  });
});
