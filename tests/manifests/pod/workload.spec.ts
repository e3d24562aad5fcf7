// The Deployment: one pod, never two, and a deadline that ends before Pulumi's patience does. The DaemonSet: one on each node.

import { expect } from "chai";
import { progressDeadlineSeconds } from "../../../provider/manifests/kit/commonPodSpec";
import type { IronicArgs } from "../../../provider/schema/types";
import { planOf } from "../../support/rendering/planning";
import { manifestsOf, podObjectsOf } from "../../support/rendering/rendering";
import { ironicDeployment } from "../../../provider/manifests/pod/workload";

describe("the Deployment", () => {
  it("has its name and namespace", () => {
    const { metadata } = manifestsOf(planOf({ name: "metal", namespace: "lab" })).deployment;
    expect([metadata.name, metadata.namespace]).to.deep.equal(["metal-service", "lab"]);
  });

  it("runs one pod, and ends it before the next one starts", () => {
    const { replicas, strategy } = manifestsOf(planOf()).deployment.spec;
    expect({ replicas, strategy }).to.deep.equal({ replicas: 1, strategy: { type: "Recreate" } });
  });

  it("gives up within the 20 minutes that Pulumi waits, so that its error can name the cause", () => {
    const { spec } = manifestsOf(planOf()).deployment;
    expect(spec.progressDeadlineSeconds).to.equal(progressDeadlineSeconds);
    expect(progressDeadlineSeconds).to.be.at.least(15 * 60);
    expect(progressDeadlineSeconds).to.be.below(20 * 60);
  });

  it("carries the annotations of the pod that it is handed", () => {
    const plan = planOf();
    const deployment = ironicDeployment(plan, podObjectsOf(plan), { "metal3.pulumi.com/restart-tls": "1" });
    expect(deployment.spec.template.metadata.annotations).to.deep.equal({ "metal3.pulumi.com/restart-tls": "1" });
    expect(deployment.metadata.annotations).to.equal(undefined);
  });
});

describe("the DaemonSet", () => {
  const several: IronicArgs = { highAvailability: true, database: { kind: "managed" } };

  it("has the name and the selector of the Deployment, whose place it takes", () => {
    const { deployment, daemonSet } = manifestsOf(planOf({ ...several, name: "metal", namespace: "lab" }));
    expect(daemonSet?.metadata).to.deep.equal(deployment.metadata);
    expect(daemonSet?.spec.selector).to.deep.equal(deployment.spec.selector);
    expect(daemonSet?.spec.template).to.deep.equal(deployment.spec.template);
  });

  it("restarts one pod after the other by itself, and never has two on a node", () => {
    expect(manifestsOf(planOf(several)).daemonSet?.spec.updateStrategy).to.deep.equal({
      type: "RollingUpdate",
      rollingUpdate: { maxUnavailable: 1 },
    });
  });

  it("is not there without high availability", () => {
    expect(manifestsOf(planOf()).daemonSet).to.equal(undefined);
  });
});
