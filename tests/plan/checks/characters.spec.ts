// Characters: which a text on one line may not hold, and which one that may have several.

import { expect } from "chai";
import { characterRule, characterRuleAt } from "../../../provider/plan/checks/characters";

describe("the characters of a text", () => {
  it("are those of one line, and the first wrong one is named with its place", () => {
    expect(characterRule("a b ü 漢 \u{1f600} $")).to.equal(undefined);
    expect(characterRule("ab\nc") ?? "").to.match(/character 3 is U\+000A/);
    expect(characterRule("\u0085") ?? "").to.match(/character 1 is U\+0085/);
  });

  it("may be tabs and line breaks where they mean something, but no other invisible character", () => {
    const rule = characterRuleAt("tls.bmcCA.pem");
    expect(rule("a\r\n\tb")).to.equal(undefined);
    expect(rule("a\u0000") ?? "").to.match(/besides tabs and line breaks: character 2 is U\+0000/);
  });

  it("are at most a million, because no object of Kubernetes holds more", () => {
    expect(characterRule("a".repeat(1024 * 1024 + 1)) ?? "").to.match(/no Kubernetes object can hold more/);
  });
});
