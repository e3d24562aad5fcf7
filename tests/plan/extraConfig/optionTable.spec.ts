// The table of Ironic's options, as it is looked up. tests/services compares it with the packages.

import { expect } from "chai";
import {
  groupsOf,
  optionsNamed,
  optionsOf,
  tableReleaseOf,
  tableReleases,
} from "../../../provider/plan/extraConfig/optionTable";

describe("the table of Ironic's options", () => {
  it("has an option once in each release, and more than a thousand in all of them", () => {
    for (const release of tableReleases) {
      const names = optionsOf(release).map(({ group, name }) => `${group}.${name}`);
      expect(names.length, release).to.be.greaterThan(1000);
      expect(new Set(names).size, release).to.equal(names.length);
    }
  });

  it("knows what a release has and another has not", () => {
    expect(groupsOf("35.0")).to.include("irmc");
    expect(groupsOf("37.0")).not.to.include("irmc");
    expect(optionsNamed("api", "server_tls_ciphers").map(({ releases }) => releases)).to.deep.equal([["39.0"]]);
  });

  it("has the newest release for the development branch", () => {
    expect(tableReleaseOf("latest")).to.equal(tableReleases.at(-1));
    expect(tableReleaseOf("37.0")).to.equal("37.0");
  });
});
