// Rules about fields that cannot be combined: every field of the block has a decision, and only given ones are refused.

import { expect } from "chai";
import { appliesWith, isDefined, refuseFields, type EveryField } from "../../../provider/plan/checks/fields";
import { Problems } from "../../../provider/plan/checks/problems";
import type { DhcpLeases } from "../../../provider/schema/types";
import { secret } from "../../support/values/fakeLater";

interface Block {
  readonly mode?: string;
  readonly size?: unknown;
  readonly isOn?: boolean;
}

const decisions: EveryField<Block, string | undefined> = { mode: undefined, size: "no size", isOn: "no switch" };

function refused(block: Block, isGiven?: (value: unknown) => boolean): string[] {
  const problems = new Problems();
  refuseFields(problems, "a.b", block, decisions, (reason) => reason, isGiven);
  return problems.list.map(({ path, shown, reason }) => `${path} (${shown}): ${reason}`);
}

describe("fields that cannot be combined", () => {
  const cases: { title: string; block: Block; problems: string[] }[] = [
    { title: "are not refused while they are omitted", block: { mode: "x", size: undefined }, problems: [] },
    {
      title: "are refused in the order of the table, each with its own reason",
      block: { isOn: true, size: "1Gi" },
      problems: ['a.b.size ("1Gi"): no size', "a.b.isOn (true): no switch"],
    },
    { title: "are not refused for a switch that is off", block: { isOn: false }, problems: [] },
    { title: "are refused for the number 0", block: { size: 0 }, problems: ["a.b.size (0): no size"] },
    {
      title: "are refused without the value of a secret",
      block: { size: secret("1Gi") },
      problems: ["a.b.size (undefined): no size"],
    },
    {
      title: "are refused without the content of a block",
      block: { size: { a: 1 } },
      problems: ["a.b.size (undefined): no size"],
    },
    {
      title: "are refused with the entries of a list",
      block: { size: ["a"] },
      problems: ['a.b.size (["a"]): no size'],
    },
  ];
  for (const { title, block, problems } of cases) {
    it(title, () => expect(refused(block)).to.deep.equal(problems));
  }

  it("are refused for a switch that is off where it is on by default", () => {
    expect(refused({ isOn: false }, isDefined)).to.deep.equal(["a.b.isOn (false): no switch"]);
  });

  it("do not compile with a table that forgets a field", () => {
    // @ts-expect-error storageClassName is missing: the compiler reports it, or reports that this comment is wrong.
    const incomplete: EveryField<DhcpLeases, boolean> = { claimName: false, size: true };
    expect(incomplete).to.not.have.property("storageClassName");
  });
});

describe("a field that applies with some choices only", () => {
  it("is accepted with these fields", () => {
    expect(appliesWith("tls.mode", ["secret", "off"], "off")).to.equal(undefined);
  });
  it("is refused with any other, and the message names all of them", () => {
    expect(appliesWith<string>("tls.mode", ["secret", "off"], "generated")).to.equal(
      "applies only with tls.mode secret or off, and it is generated",
    );
  });
});
