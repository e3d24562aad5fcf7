// Settling of what is secret or unknown: it stays so, can be checked when it is known, and is never shown.

import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { describe as line, Problems } from "../../provider/plan/checks/problems";
import { packageSchema, type ResourceType } from "../../provider/schema/package";
import type { IronicArgs } from "../../provider/schema/types";
import { isLater, type Later } from "../../provider/schema/value";
import { OutputLater } from "../../provider/wire/later";
import { settle } from "../../provider/wire/settle";
import { inPreview, inside, unknownOutput } from "../support/engine/outputs";

const ironic = packageSchema.resources["metal3:index:Ironic"] as ResourceType;
const hidden = "hunter2-hunter2";

async function settling(inputs: unknown): Promise<{ args: IronicArgs; lines: string[] }> {
  const problems = new Problems();
  const args = await settle<IronicArgs>(ironic, inputs as Record<string, unknown>, problems);
  return { args, lines: problems.list.map(line) };
}

/** The Later, and the Output behind it. */
function laterOf(value: unknown): { later: Later<unknown>; output: pulumi.Output<unknown> } {
  if (!isLater(value) || !(value instanceof OutputLater)) {
    return expect.fail("it is not kept back");
  }
  return { later: value, output: value.output as pulumi.Output<unknown> };
}

before(inPreview);

describe("an unknown value", () => {
  it("comes later, and there is nothing to peek at", async () => {
    const { args, lines } = await settling({ namespace: unknownOutput() });
    const { later, output } = laterOf(args.namespace);
    expect([lines, later.peek()]).to.deep.equal([[], undefined]);
    expect((await inside(output)).known).to.equal(false);
  });

  const places: { title: string; inputs: () => unknown; find: (args: IronicArgs) => unknown }[] = [
    {
      title: "in a block",
      inputs: () => ({ networking: { apiPort: unknownOutput() } }),
      find: (args) => args.networking?.apiPort,
    },
    {
      title: "in a list",
      inputs: () => ({ images: { pullSecrets: ["a", unknownOutput()] } }),
      find: (args) => (args.images?.pullSecrets as unknown[])[1],
    },
    {
      title: "in a map",
      inputs: () => ({ nodeSelector: { rack: unknownOutput() } }),
      find: (args) => (args.nodeSelector as Record<string, unknown>).rack,
    },
    {
      title: "for a choice",
      inputs: () => ({ images: { pullPolicy: unknownOutput() } }),
      find: (args) => args.images?.pullPolicy,
    },
    { title: "for a list", inputs: () => ({ tolerations: unknownOutput() }), find: (args) => args.tolerations },
    {
      title: "deep in what is passed through",
      inputs: () => ({ affinity: { nodeAffinity: [{ weight: unknownOutput() }] } }),
      find: (args) => (args.affinity as { nodeAffinity: { weight: unknown }[] }).nodeAffinity[0]?.weight,
    },
  ];
  for (const { title, inputs, find } of places) {
    it(`comes later ${title}, and its surroundings stay plain`, async () => {
      const { args, lines } = await settling(inputs());
      expect(lines).to.deep.equal([]);
      expect(laterOf(find(args)).later.peek()).to.equal(undefined);
    });
  }
});

describe("a secret value", () => {
  it("comes later, can be peeked at, and its Output is secret", async () => {
    const { args, lines } = await settling({ namespace: pulumi.secret("metal3") });
    const { later, output } = laterOf(args.namespace);
    expect([lines, later.peek()]).to.deep.equal([[], { value: "metal3" }]);
    expect(await inside(output)).to.deep.equal({ known: true, secret: true, value: "metal3" });
  });

  it("is the only one in its list to come later", async () => {
    const { args } = await settling({ images: { pullSecrets: ["one", pulumi.secret("two")] } });
    const [one, two] = args.images?.pullSecrets as unknown[];
    expect(one).to.equal("one");
    expect(laterOf(two).later.peek()).to.deep.equal({ value: "two" });
  });

  it("is a list whose entries are plain inside", async () => {
    const { args } = await settling({ images: { pullSecrets: pulumi.secret(["one", "two"]) } });
    expect(laterOf(args.images?.pullSecrets).later.peek()).to.deep.equal({ value: ["one", "two"] });
  });

  it("is what is passed through, as a whole or in part", async () => {
    const whole = await settling({ affinity: pulumi.secret({ a: 1 }) });
    expect(laterOf(whole.args.affinity).later.peek()).to.deep.equal({ value: { a: 1 } });
    const part = await settling({ affinity: { a: pulumi.secret(1) } });
    expect(laterOf((part.args.affinity as { a: unknown }).a).later.peek()).to.deep.equal({ value: 1 });
  });

  it("that is unknown as well cannot be peeked at, and stays secret", async () => {
    const { args } = await settling({ namespace: pulumi.secret(unknownOutput()) });
    const { later, output } = laterOf(args.namespace);
    expect(later.peek()).to.equal(undefined);
    expect((await inside(output)).secret).to.equal(true);
  });
});

describe("a field that the schema calls secret", () => {
  it("is secret although it came plain", async () => {
    const { args, lines } = await settling({ credentials: { username: "operator", password: hidden } });
    const { later, output } = laterOf(args.credentials?.password);
    expect([lines, args.credentials?.username, later.peek()]).to.deep.equal([[], "operator", { value: hidden }]);
    expect(await inside(output)).to.deep.equal({ known: true, secret: true, value: hidden });
  });

  it("is secret although it is not known", async () => {
    const { args } = await settling({ credentials: { password: unknownOutput() } });
    const { later, output } = laterOf(args.credentials?.password);
    expect(later.peek()).to.equal(undefined);
    expect((await inside(output)).secret).to.equal(true);
  });

  it("is secret although it came as an Output that is not", async () => {
    const { args } = await settling({ credentials: { password: pulumi.output(hidden) } });
    const { later, output } = laterOf(args.credentials?.password);
    expect(later.peek()).to.deep.equal({ value: hidden });
    expect((await inside(output)).secret).to.equal(true);
  });
});

describe("a mistake in a secret is reported without the secret", () => {
  const mistakes: { title: string; inputs: () => unknown; expected: string[] }[] = [
    {
      title: "a secret text for a number",
      inputs: () => ({ networking: { apiPort: pulumi.secret(hidden) } }),
      expected: ["networking.apiPort: must be a whole number"],
    },
    {
      title: "a secret list for a text",
      inputs: () => ({ namespace: pulumi.secret([hidden]) }),
      expected: ["namespace: must be a string"],
    },
    {
      title: "a list for a password",
      inputs: () => ({ credentials: { password: [hidden] } }),
      expected: ["credentials.password: must be a string"],
    },
    {
      title: "a list with a secret in it for a text: only the rest is shown",
      inputs: () => ({ namespace: ["a", { b: pulumi.secret(hidden) }] }),
      expected: ['namespace (["a",{"b":"[secret]"}]): must be a string'],
    },
    {
      title: "a secret map with a secret name and a number",
      inputs: () => ({ nodeSelector: pulumi.secret({ [hidden]: 5 }) }),
      expected: ["nodeSelector.[secret]: must be a string"],
    },
    {
      title: "a secret block of a list with a name that does not exist",
      inputs: () => ({ tolerations: [pulumi.secret({ [hidden]: hidden })] }),
      expected: [
        "tolerations[0].[secret]: unknown input; valid inputs are key, operator, value, effect, tolerationSeconds",
      ],
    },
  ];
  for (const { title, inputs, expected } of mistakes) {
    it(title, async () => {
      const { lines } = await settling(inputs());
      expect(lines.join("\n")).not.to.include(hidden);
      expect(lines).to.deep.equal(expected);
    });
  }
});
