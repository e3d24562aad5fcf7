// The network policy: what is taken, and what is refused.

import { expect } from "chai";
import type { IronicArgs, Networking } from "../../../provider/schema/types";
import { problemsOf } from "../../support/rendering/planning";
import { describeRule } from "../../support/rendering/rules";

const args = (networking: Networking): IronicArgs => ({ networking });

describe("a network policy", () => {
  it("is refused in the host network, where it would have no effect", () => {
    const [problem, ...others] = problemsOf(args({ networkPolicy: {} }));
    expect(others).to.deep.equal([]);
    expect(problem?.reason ?? "").to.match(/^would have no effect/);
  });
});

describeRule({
  rule: "is a network",
  path: "networking.networkPolicy.allowedCIDRs[0]",
  args: (network) =>
    args({ disableHostNetwork: true, externalIP: "192.0.2.1", networkPolicy: { allowedCIDRs: [network] } }),
  wrong: ["192.0.2.1", "machines"],
  right: ["192.0.2.0/24"],
  reason: /^must be a network/,
});
describeRule({
  rule: "is a namespace",
  path: "networking.networkPolicy.allowedNamespaces[0]",
  args: (name) =>
    args({ disableHostNetwork: true, externalIP: "192.0.2.1", networkPolicy: { allowedNamespaces: [name] } }),
  wrong: ["", "*", "Upper"],
  right: ["monitoring"],
  reason: /^must be the name of a namespace/,
});
