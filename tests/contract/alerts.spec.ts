// docs/alerts.md: each alert has its section there, where its link leads, and no other section claims to be one.

import * as fs from "node:fs";
import * as path from "node:path";
import { expect } from "chai";
import { ruleGroups } from "../support/rendering/alerting";

const runbook = fs.readFileSync(path.join(__dirname, "..", "..", "docs", "alerts.md"), "utf8");

/** Text by heading. */
const sections = new Map(
  runbook
    .split(/^## /m)
    .slice(1)
    .map((section): [string, string] => {
      const [heading = "", ...lines] = section.split("\n");
      return [heading, lines.join("\n")];
    }),
);
const rules = ruleGroups().flatMap((group) => group.rules);

describe("the runbook", () => {
  it("has one section for each alert, in their order, and no others", () => {
    expect([...sections.keys()]).to.deep.equal(rules.map(({ alert }) => alert));
  });

  for (const { alert, annotations, labels } of rules) {
    it(`says of ${alert} what it means, when it fires and ends, what to check and what to do`, () => {
      const text = sections.get(alert) ?? "";
      for (const part of ["**Meaning.**", "**Fires**", "**Ends**", "**Check", "**Do.**"]) {
        expect(text).to.include(part);
      }
      expect(text).to.include(`**Fires** (${labels["severity"]})`);
      expect(annotations.runbook_url).to.match(new RegExp(`/docs/alerts\\.md#${alert.toLowerCase()}$`));
    });
  }
});
