// Defaults: what the descriptions of schema.json state is what the plan applies and what users read in every language.

import * as fs from "node:fs";
import * as path from "node:path";
import { expect } from "chai";
import { planIronic } from "../../provider/plan";
import { defaults } from "../../provider/schema/defaults";
import { referredType } from "../../provider/schema/package";
import type { IronicArgs } from "../../provider/schema/types";
import { inputFields, type Field } from "../support/docs/schemaFields";
import { required } from "../support/assertions/required";
import type { Scenario } from "../support/scenarios/scenario";
import { resourceName, scenarios, settled } from "../support/scenarios/scenarios";

type Block = { [name: string]: unknown };

/** In how many scenarios a default must make the same plan. */
const enough = 4;

const root = path.join(__dirname, "..", "..");
const fields = inputFields();

const isBlock = (value: unknown): value is Block =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Each default by its path; the requests of a container are one. */
function leaves(block: Block, base: readonly string[] = []): [path: readonly string[], value: unknown][] {
  return Object.entries(block).flatMap(([name, value]) =>
    isBlock(value) && !("requests" in value) ? leaves(value, [...base, name]) : [[[...base, name], value]],
  );
}

/**
 * A copy in which the blocks of the path exist and `set` has been called on the innermost; undefined when the path leads
 * through a list that is not given.
 */
function inBlock(
  block: Block,
  [name, ...rest]: readonly string[],
  set: (innermost: Block, name: string) => void,
): Block | undefined {
  const copy = { ...block };
  if (rest.length === 0) {
    set(copy, name!);
    return copy;
  }
  const isList = fields.some((field) => field.property.items !== undefined && field.path.endsWith(name!));
  const inner = copy[name!] ?? (isList ? undefined : {});
  const changed = Array.isArray(inner)
    ? inner.map((entry: Block) => inBlock(entry, rest, set))
    : isBlock(inner)
      ? inBlock(inner, rest, set)
      : undefined;
  return changed === undefined ? undefined : { ...copy, [name!]: changed };
}

function planned(args: Block): { text: string; isPlan: boolean } {
  const result = planIronic(resourceName, settled(args as IronicArgs));
  // A version that is written out keeps an installed Ironic on it: that is more than the default, with the same plan.
  const text = JSON.stringify(
    result.problems === undefined ? { ...result, inputs: { ...result.inputs, version: undefined } } : result,
  );
  return { text, isPlan: result.problems === undefined };
}

/** Another value of the same kind; whether it is a valid one makes no difference. */
function another(value: unknown, { property }: Field): unknown {
  switch (typeof value) {
    case "boolean":
      return !value;
    case "number":
      return value + 1;
    case "string":
      return referredType(property)?.enum?.find((choice) => choice.value !== value)?.value ?? `${value}x`;
    default:
      return Array.isArray(value) ? ["other"] : { requests: { cpu: "7m" } };
  }
}

/** Held by tests/plan/pod/images.spec.ts: the tag of the version follows. */
const withoutTag = "images.ironic";

/** In these a default image is another one. */
const moved = (args: IronicArgs): boolean => args.images?.registry !== undefined;

/** The scenario with provider networks also has entries whose other fields need the mode that they set. */
const further: Scenario[] = [
  {
    name: "one provider network",
    args: { networkingService: { enabled: true, providerNetworks: [{ type: "idle", nativeVLAN: 1 }] } },
  },
];

describe("a default that schema.json states", () => {
  for (const [steps, value] of leaves(defaults as Block)) {
    const name = steps.join(".");
    const field = required(
      fields.find((candidate) => candidate.path === (steps[0] === "resources" ? "resources" : name)),
      `schema.json has no input ${name}`,
    );
    if (name === withoutTag) {
      continue;
    }
    it(`for ${name} is the one that the plan applies`, () => {
      const other = another(value, field);
      const variants = (args: IronicArgs): (Block | undefined)[] => [
        inBlock(args as Block, steps, (block, last) => delete block[last]),
        ...[value, other].map((given) => inBlock(args as Block, steps, (block, last) => (block[last] = given))),
      ];
      const differing: string[] = [];
      let reached = 0;
      for (const { name: scenario, args } of scenarios.filter((candidate) => !moved(candidate.args)).concat(further)) {
        const [without, spelt, changed] = variants(args);
        if (without === undefined || spelt === undefined || changed === undefined || reached === enough) {
          continue;
        }
        const plan = planned(without);
        const same = planned(spelt);
        // Refused where it has no effect, whatever its value.
        if (plan.isPlan && same.isPlan && planned(changed).text !== plan.text) {
          reached += 1;
          differing.push(...(same.text === plan.text ? [] : [scenario]));
        }
      }
      expect(differing, "spelt out, it makes another plan in these scenarios").to.deep.equal([]);
      expect(reached, "scenarios in which this input makes a difference").to.be.above(0);
    });
  }
});

describe("the defaults that schema.json states", () => {
  const sentences = fields.flatMap(({ property }) => /Default: [^\n]*/.exec(property.description ?? "")?.[0] ?? []);
  const documents: [title: string, folder: string, file: RegExp][] = [
    ["the reference", "docs", /^reference\.md$/],
    ["the SDK for Node.js", "sdk/nodejs", /\.ts$/],
    ["the SDK for Python", "sdk/python", /\.py$/],
    ["the SDK for Go", "sdk/go", /\.go$/],
  ];
  for (const [title, folder, file] of documents) {
    it(`are described in ${title}`, () => {
      const text = fs
        .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => file.test(name) && !name.includes("node_modules"))
        .map((name) => fs.readFileSync(path.join(root, folder, name), "utf8"))
        .join("\n");
      expect(sentences).to.have.lengthOf.above(leaves(defaults as Block).length / 2);
      expect(sentences.filter((sentence) => !text.includes(sentence))).to.deep.equal([]);
    });
  }
});
