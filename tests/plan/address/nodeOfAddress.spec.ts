// A warning about nodes that do not have the address that is given.

import { expect } from "chai";
import type { IronicArgs } from "../../../provider/schema/types";
import { warningsOf } from "../../support/rendering/planning";

const warned = (args: IronicArgs) =>
  warningsOf(args).filter((line) => line.startsWith("On a cluster of several nodes"));

describe("the node of a given address", () => {
  const networking = { ipAddress: "192.0.2.10" };

  it("is requested by a warning when any node may run Ironic", () => {
    expect(warned({ networking })).to.have.lengthOf(1);
  });

  it("is not requested when it is selected, when keepalived assigns the address, and when there is none", () => {
    const without: IronicArgs[] = [
      { networking, nodeSelector: { "kubernetes.io/hostname": "n1" } },
      { networking, affinity: { nodeAffinity: {} } },
      { networking: { ...networking, interface: "eno1", keepalived: { enabled: true } } },
      { networking: { interface: "eno1" } },
      {},
    ];
    for (const args of without) {
      expect(warned(args), JSON.stringify(args)).to.deep.equal([]);
    }
  });
});
