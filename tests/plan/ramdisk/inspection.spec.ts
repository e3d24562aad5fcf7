// What the ramdisk collects about a host during inspection.

import { expect } from "chai";
import { opened, unknown } from "../../support/values/fakeLater";
import { planOf } from "../../support/rendering/planning";
import { describeRule } from "../../support/rendering/rules";

describe("inspection", () => {
  it("is the image's by default, and when lists are empty", () => {
    const expected = { collectors: undefined, vlanInterfaces: "all" };
    expect(planOf({}).inspection).to.deep.equal(expected);
    expect(planOf({ inspection: { collectors: [], vlanInterfaces: [] } }).inspection).to.deep.equal(expected);
  });

  it("is what the input lists, in its order", () => {
    const { collectors, vlanInterfaces } = planOf({
      inspection: { collectors: ["logs", "default"], vlanInterfaces: ["eth0", unknown()] },
    }).inspection;
    expect([opened(collectors), opened(vlanInterfaces)]).to.deep.equal(["logs,default", "[unknown]"]);
  });

  describeRule<string>({
    rule: "is a name",
    path: "inspection.collectors[0]",
    args: (collector) => ({ inspection: { collectors: [collector] } }),
    wrong: ["", "a,b", "a b", 'a"'],
    right: ["extra-hardware", "pci-devices"],
    reason: /must be the name of a collector/,
  });
  describeRule<string>({
    rule: "is a name",
    path: "inspection.vlanInterfaces[0]",
    args: (name) => ({ inspection: { vlanInterfaces: [name] } }),
    wrong: ["", "eth0,eth1", "eth0 eth1"],
    right: ["all", "eth0", "eth0.100"],
    reason: /must be the name of a network interface/,
  });
});
