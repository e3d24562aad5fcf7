// Texts without a rule of their own: no input lets a control character pass.

import { expect } from "chai";
import { fieldsOfText } from "../../support/arbitrary/textFields";
import { problemsOf } from "../../support/rendering/planning";
import { secret } from "../../support/values/fakeLater";

const severalLines = /(pem|caCertificate)$|annotations\.key$|^bareMetalOperator\.configuration\.key$/;
const trimmed = ["deployRamdisk.extraKernelParams", "deployRamdisk.sshKey"];

describe("control characters", () => {
  it("are searched for in every text of the schema", () => {
    expect(fieldsOfText.map(({ path }) => path)).to.include.members([
      "namespace",
      "networking.externalCallbackURL",
      "networking.dhcp.extraRanges[0].rangeEnd",
      "tolerations[0].value",
      "resources.key.limits.key",
      "extraConfig[0].valueFrom.key",
    ]);
    expect(fieldsOfText).to.have.lengthOf.above(120);
  });

  for (const { path, plain, args } of fieldsOfText) {
    it(`do not pass in ${path}`, () => {
      const texts = [
        ...["\u0000", "\u0001", "\u001b", "\u007f"].map((character) => `a${character}b`),
        ...(severalLines.test(path) ? [] : ["a\nb", "a\rb", "a\tb", "a\u0085b", "a\u2028b"]),
        ...(severalLines.test(path) || trimmed.includes(path) ? [] : ["a\n", "\na"]),
      ];
      for (const text of texts) {
        for (const value of plain ? [text] : [text, secret(text)]) {
          const found = problemsOf(args(value)).filter((problem) => problem.path === path);
          expect(found, JSON.stringify(text)).to.have.lengthOf.above(0);
        }
      }
    });
  }

  it("do not pass in the name of a map's entry, and break no line of the message", () => {
    const [problem] = problemsOf({ resources: { ironic: { limits: { "cpu\nmemory": "1" } } } });
    expect(problem?.path).to.equal("resources.ironic.limits.cpu\\u000amemory");
    expect(problem?.reason).to.match(/character 4 is U\+000A/);
  });

  it("may be line breaks where they mean something", () => {
    const ingress = {
      host: "ironic.example.com",
      annotations: { "nginx.ingress.kubernetes.io/server-snippet": "a;\n\tb;" },
    };
    expect(problemsOf({ networking: { ingress } })).to.deep.equal([]);
  });
});
