// Empty lists and maps written out: the pod is the same as without them.

import { expect } from "chai";
import type { IronicArgs } from "../../../provider/schema/types";
import { podOf } from "../../support/rendering/pods";
import { secret, visible } from "../../support/values/fakeLater";

describe("an empty input leaves the pod as it is", () => {
  const empty: Readonly<Record<string, IronicArgs>> = {
    nodeSelector: { nodeSelector: {} },
    "a secret nodeSelector": { nodeSelector: secret({}) },
    tolerations: { tolerations: [] },
    affinity: { affinity: {} },
    topologySpreadConstraints: { topologySpreadConstraints: [] },
    resources: { resources: {} },
  };
  for (const [title, args] of Object.entries(empty)) {
    it(title, () => expect(visible(podOf(args))).to.deep.equal(visible(podOf({}))));
  }

  it("unlike one with content", () => {
    expect(visible(podOf({ nodeSelector: { a: "b" } }))).not.to.deep.equal(visible(podOf({})));
  });
});
