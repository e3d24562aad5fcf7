// Groups of options that only some drivers read.

import { expect } from "chai";
import { disabledReason } from "../../../provider/plan/extraConfig/enabledDrivers";
import { givenOptions } from "../../../provider/plan/extraConfig/givenOptions";
import { unknown } from "../../support/values/fakeLater";

describe("a group of options", () => {
  const enabling = (name: string, value: string) => givenOptions([{ name, value }]);
  const scenarios: { group: string; given?: ReturnType<typeof enabling>; works: boolean }[] = [
    { group: "ipmi", works: true },
    { group: "redfish", works: true },
    { group: "drac", works: true },
    { group: "conductor", works: true },
    { group: "constructor", works: true },
    { group: "anaconda", works: false },
    { group: "neutron", works: false },
    { group: "neutron", given: enabling("enabled_network_interfaces", "noop,flat"), works: true },
    { group: "ipmi", given: enabling("enabled_hardware_types", "redfish"), works: false },
    { group: "redfish", given: enabling("enabled_hardware_types", "idrac"), works: true },
    { group: "redfish", given: enabling("enabled_hardware_types", ""), works: false },
    { group: "ansible", given: enabling("enabled_deploy_interfaces", "direct , ansible"), works: true },
    { group: "ansible", given: givenOptions([{ name: "enabled_deploy_interfaces", value: unknown() }]), works: true },
  ];
  for (const { group, given = [], works } of scenarios) {
    it(`${group} ${works ? "works" : "has no effect"} with ${given.map(({ name, value }) => `${name} ${typeof value === "string" ? `"${value}"` : "that is not known"}`).join(", ") || "what the image enables"}`, () => {
      const reason = disabledReason(group, given);
      expect(reason === undefined).to.equal(works);
      expect(reason ?? "has no effect: it is meant for").to.match(/^has no effect: it is meant for/);
    });
  }
});
