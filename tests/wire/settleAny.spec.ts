// Data that Kubernetes defines, over the wire: whatever it is, it becomes plain data or a problem.

import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { Problems } from "../../provider/plan/checks/problems";
import { settleAny } from "../../provider/wire/settleAny";
import { inPreview, unknownOutput } from "../support/engine/outputs";
import { visible } from "../support/values/fakeLater";

async function settled(raw: unknown): Promise<{ value: unknown; problems: string[] }> {
  const problems = new Problems();
  const value = await settleAny(raw, { path: "affinity", secret: false }, problems);
  return { value: visible(value), problems: problems.list.map(({ path, reason }) => `${path} ${reason}`) };
}

function nested(levels: number): unknown {
  let value: unknown = "end";
  for (let level = 0; level < levels; level += 1) {
    value = { a: value };
  }
  return value;
}

before(inPreview);

describe("data that Kubernetes defines", () => {
  it("stays as it is, with what is secret or unknown in it for later", async () => {
    const { value, problems } = await settled({
      a: [1, null, pulumi.secret("x")],
      b: unknownOutput(),
      c: pulumi.output({ d: true }),
    });
    expect(value).to.deep.equal({ a: [1, null, "[secret]"], b: "[unknown]", c: { d: true } });
    expect(problems).to.deep.equal([]);
  });

  const refused: readonly (readonly [title: string, raw: unknown, problem: RegExp])[] = [
    ["an Output that is none", { __pulumiOutput: true }, /^affinity\.__pulumiOutput cannot have this name/],
    ["a mark of the wire", { "4dabf18193072939515e22adb298388d": "x" }, /cannot have this name/],
    ["a name of every object", { toString: "x" }, /^affinity\.toString cannot have this name/],
    ["a thousand levels", nested(1000), /nested more than 64 levels deep/],
    ["a hundred thousand entries", { a: Array.from({ length: 100_000 }, () => 1) }, /^affinity\.a has 100000 entries/],
  ];
  for (const [title, raw, problem] of refused) {
    it(`is refused: ${title}`, async () => {
      const { problems } = await settled(raw);
      expect(problems).to.have.lengthOf(1);
      expect(problems[0]).to.match(problem);
    });
  }
});
