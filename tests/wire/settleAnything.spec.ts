// Anything over the wire: settling and planning end in a plan or in problems, and show no secret.

import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import * as fc from "fast-check";
import { planIronic } from "../../provider/plan";
import { describe as line, Problems } from "../../provider/plan/checks/problems";
import { packageSchema, referredType, type Property, type ResourceType } from "../../provider/schema/package";
import type { IronicArgs } from "../../provider/schema/types";
import { settle } from "../../provider/wire/settle";
import { hiddenMark } from "../support/arbitrary/arbitrary";
import { visible } from "../support/values/fakeLater";
import { inPreview, unknownOutput } from "../support/engine/outputs";
import { manifestsOf } from "../support/rendering/rendering";

const ironic = packageSchema.resources["metal3:index:Ironic"] as ResourceType;

/** Names and values that mean something to JavaScript, Pulumi or Kubernetes. */
const hostile: readonly unknown[] = [
  ...["toString", "constructor", "__proto__", "hasOwnProperty", "then"].map(
    (name) => JSON.parse(`{"${name}": "x"}`) as unknown,
  ),
  { __pulumiOutput: true },
  { __pulumiResource: true },
  { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" },
  [null],
  [[]],
  { "": {} },
  "a\u0000b",
  "$(HTTP_PORT)${x}",
  "x".repeat(5000),
  Number.MAX_VALUE,
  -0,
  JSON.parse(`${"[".repeat(200)}${"]".repeat(200)}`),
];

const ordinary = fc.oneof(
  fc.constantFrom<unknown>(null, true, "ironic", "192.0.2.10", "", 0, 6385, 1.5),
  fc.jsonValue({ maxDepth: 2 }),
);
const junk = fc.oneof({ weight: 3, arbitrary: ordinary }, { weight: 1, arbitrary: fc.constantFrom(...hostile) });

/** The nightly run sets more. */
const inputsTried = Number(process.env["FUZZ_INPUTS"] ?? 10_000);
const hiddenJunk = fc.constantFrom<unknown>(hiddenMark, [hiddenMark, 5], { [hiddenMark]: hiddenMark }, {}, [], null);

/** As an SDK may send it: a value, or an Output that is known, unknown or secret. */
const sent: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: junk },
  { weight: 1, arbitrary: ordinary.map((value) => pulumi.output(value)) },
  { weight: 2, arbitrary: hiddenJunk.map((value) => pulumi.secret(value)) },
  { weight: 1, arbitrary: fc.constant(undefined).map(() => unknownOutput()) },
);

/** Values of any type under names that exist, so that the way leads deep into the schema. */
function named(properties: Readonly<Record<string, Property>>, depth: number): fc.Arbitrary<unknown> {
  const values = Object.entries(properties).map(([name, property]) => [name, valueOf(property, depth)] as const);
  return fc.record(Object.fromEntries(values), { requiredKeys: [] });
}

function valueOf(property: Property, depth: number): fc.Arbitrary<unknown> {
  const inner = property.items ?? property.additionalProperties;
  if (depth > 3) {
    return sent;
  }
  if (inner !== undefined) {
    const entry = valueOf(inner, depth + 1);
    const keys = fc.constantFrom("ironic", "cpu", "constructor");
    return fc.oneof(sent, fc.array(entry, { maxLength: 2 }), fc.dictionary(keys, entry, { maxKeys: 2 }));
  }
  const nested = referredType(property)?.properties;
  return nested === undefined ? sent : fc.oneof(sent, named(nested, depth + 1));
}

/** A few of the inputs: most problems need one or two, and small inputs let many be tried. */
const someInputs = fc
  .subarray(Object.keys(ironic.inputProperties), { minLength: 1, maxLength: 3 })
  .chain((names) => named(Object.fromEntries(names.map((name) => [name, ironic.inputProperties[name]!])), 0));

before(inPreview);

describe("anything over the wire", () => {
  it("ends in a plan with manifests or in problems, without a secret in either", async function () {
    this.timeout(Math.max(120_000, 10 * inputsTried));
    await fc.assert(
      fc.asyncProperty(someInputs, async (inputs) => {
        const problems = new Problems();
        const args = await settle<IronicArgs>(ironic, inputs as Record<string, unknown>, problems);
        const { plan, problems: found = [] } = { plan: undefined, ...planIronic("ironic", args, problems) };
        const shown =
          plan === undefined ? found.map(line) : [...plan.warnings, JSON.stringify(visible(manifestsOf(plan)))];
        expect(shown).to.have.lengthOf.above(0);
        for (const text of shown) {
          expect(text, `it shows a secret: ${text}`).not.to.include(hiddenMark);
        }
      }),
      { numRuns: inputsTried, seed: 20261128 },
    );
  });
});
