// Options by the names that Ironic has for them, however they are written.

import { expect } from "chai";
import { givenOptions } from "../../../provider/plan/extraConfig/givenOptions";

describe("the name of an option", () => {
  it("is in lower case with underscores, except for the group DEFAULT, and tells where its value stands", () => {
    expect(
      givenOptions([
        { name: "Debug", value: "1" },
        { group: "default", name: "log-dir", secretValue: "x" },
        { group: "Conductor", name: "AUTOMATED-clean", valueFrom: { name: "s", key: "k" } },
      ]),
    ).to.deep.equal([
      { path: "extraConfig[0]", group: "DEFAULT", name: "debug", value: "1", inFile: false },
      { path: "extraConfig[1]", group: "DEFAULT", name: "log_dir", value: "x", inFile: true },
      { path: "extraConfig[2]", group: "conductor", name: "automated_clean", value: undefined, inFile: true },
    ]);
    expect(givenOptions()).to.deep.equal([]);
  });
});
