// The Deployment: one pod, never two, and a deadline that ends before Pulumi's patience does.

import assert from "node:assert/strict";
import { progressDeadlineSeconds } from "../../provider/manifests/workload";
import { planOf } from "../support/planning";
import { manifestsOf, podSecretsOf } from "../support/rendering";
import { ironicDeployment } from "../../provider/manifests/workload";

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
    const deployment = ironicDeployment(plan, podSecretsOf(plan), { "metal3.pulumi.com/restart-tls": "1" });
    assert.deepEqual(deployment.spec.template.metadata.annotations, { "metal3.pulumi.com/restart-tls": "1" });
    assert.equal(deployment.metadata.annotations, undefined);
  });
});
