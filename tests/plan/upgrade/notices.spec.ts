// What is told of another release: the differences that concern the inputs, and what becomes of their options.

import { expect } from "chai";
import { upgradeNotices } from "../../../provider/plan/upgrade/notices";
import { planOf } from "../../support/rendering/planning";

describe("what is told of another release", () => {
  it("has the differences and the options, each with its release, and is part of the plan", () => {
    const extraConfig = [{ group: "agent_containers", name: "container_conf_file", value: "/x" }];
    const notices = upgradeNotices({ extraConfig }).filter(({ text }) => /ontainer/.test(text));
    expect(notices).to.deep.equal([
      {
        since: "39.0",
        text: "Container steps verify the certificates of registries. To accept any, put --tls-verify=false into agent_containers.pull_options and agent_containers.run_options in extraConfig.",
      },
      { since: "39.0", text: "extraConfig[0]: the option agent_containers.container_conf_file is gone." },
    ]);
    expect(planOf({ extraConfig }).upgradeNotices).to.deep.include.members(notices);
  });
});
