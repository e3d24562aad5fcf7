// When a Deployment has rolled out: seen on a real node, with the strategy Recreate.

import { expect } from "chai";
import { isRolledOut, type SeenDeployment } from "../../provider/diagnosis/deployment";

const deployment = (status: SeenDeployment["status"], replicas?: number): SeenDeployment => ({
  metadata: { generation: 3 },
  spec: replicas === undefined ? {} : { replicas },
  status,
});

const done = { observedGeneration: 3, replicas: 1, updatedReplicas: 1, readyReplicas: 1 };

describe("a Deployment has rolled out", () => {
  it("when its only pod is of the present template, and ready", () => {
    expect(isRolledOut(deployment(done))).to.equal(true);
    expect(isRolledOut(deployment({ ...done, observedGeneration: 4 }))).to.equal(true);
    expect(isRolledOut(deployment({ observedGeneration: 3 }, 0))).to.equal(true);
  });

  const unfinished: Record<string, SeenDeployment["status"]> = {
    "when nothing is known of it": undefined,
    "when the controller has not seen the change": { ...done, observedGeneration: 2 },
    "when the old pod still ends": { observedGeneration: 3 },
    "when the old pod still serves": { ...done, updatedReplicas: 0 },
    "when the new pod starts": { observedGeneration: 3, replicas: 1, updatedReplicas: 1 },
    "when there is an old pod besides": { ...done, replicas: 2 },
  };
  for (const [title, status] of Object.entries(unfinished)) {
    it(`not ${title}`, () => expect(isRolledOut(deployment(status))).to.equal(false));
  }
});
