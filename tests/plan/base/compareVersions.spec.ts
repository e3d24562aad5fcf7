// The order of the releases of Ironic.

import { expect } from "chai";
import { compareVersions } from "../../../provider/plan/base/compareVersions";
import { imageTags } from "../../../provider/plan/pod/versions";

describe("releases of Ironic", () => {
  it("are ordered by their numbers, and the development branch comes last", () => {
    const sorted = Object.keys(imageTags).sort().reverse().sort(compareVersions);
    expect(sorted).to.deep.equal(["35.0", "37.0", "38.0", "39.0", "latest"]);
    expect(["9.0", "10.1", "10.0"].sort(compareVersions)).to.deep.equal(["9.0", "10.0", "10.1"]);
  });
});
