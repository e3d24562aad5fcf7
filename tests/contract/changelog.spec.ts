// The announcements that upgrade tests allow are read from the changelog as people write them.

import { expect } from "chai";
import { announcements, isNewer } from "../upgrade/changelog";

describe("announcements of the changelog", () => {
  it("are the lines that name an effect and a resource, under their version", () => {
    const text = `# Changelog
## 0.3.0 (unreleased)
- restarts \`kubernetes:apps/v1:Deployment *-service\`: a new variable
- a new input
## 0.2.0
### On upgrade
- replaces \`tls:index/certRequest:CertRequest *\`: the names are sorted
`;
    expect(announcements(text)).to.deep.equal([
      { version: "0.3.0", effect: "restarts", type: "kubernetes:apps/v1:Deployment", suffix: "-service" },
      { version: "0.2.0", effect: "replaces", type: "tls:index/certRequest:CertRequest", suffix: "" },
    ]);
  });

  const pairs: readonly [string, string, boolean][] = [
    ["0.2.0", "0.1.9", true],
    ["0.10.0", "0.9.0", true],
    ["1.0.0", "0.99.0", true],
    ["0.1.0", "0.1.0", false],
    ["0.1.0", "0.2.0", false],
  ];
  for (const [version, than, newer] of pairs) {
    it(`${version} is ${newer ? "" : "not "}newer than ${than}`, () => expect(isNewer(version, than)).to.equal(newer));
  }
});
