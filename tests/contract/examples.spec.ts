// The examples: every group of inputs has one, and each is whole, up to date, and taken by the plan.

import * as fs from "node:fs";
import * as path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import packageJson from "../../package.json";
import schema from "../../schema.json";
import { planIronic } from "../../provider/plan";
import { describe as line, Problems } from "../../provider/plan/checks/problems";
import { packageSchema, type ResourceType } from "../../provider/schema/package";
import type { IronicArgs } from "../../provider/schema/types";
import { settle } from "../../provider/wire/settle";
import {
  configuredValue,
  examples,
  reference,
  type Example,
  type ExampleProgram,
  type ExampleResource,
} from "../support/docs/examples";
import { visible } from "../support/values/fakeLater";
import { inPreview, unknownOutput } from "../support/engine/outputs";
import { manifestsOf } from "../support/rendering/rendering";

const root = path.join(__dirname, "..", "..");
const component = "metal3:Ironic";

const ironicsOf = ({ program }: Example): [string, ExampleResource][] =>
  Object.entries(program.resources).filter(([, { type }]) => type === component);

/** The properties as the engine passes them on at the first preview: what another resource gives is not known yet. */
function overTheWire(value: unknown, config: NonNullable<ExampleProgram["config"]>): unknown {
  if (typeof value === "string") {
    const [, name = ""] = /^\$\{(\w+)\}$/.exec(value) ?? [];
    const declared = config[name];
    if (declared !== undefined) {
      const known = configuredValue(name, declared);
      return declared.secret === true ? pulumi.secret(known) : known;
    }
    return value.match(reference) === null ? value : unknownOutput();
  }
  if (Array.isArray(value)) {
    return value.map((entry) => overTheWire(entry, config));
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, overTheWire(member, config)]));
  }
  return value;
}

async function planned(name: string, properties: unknown): Promise<{ problems: string[]; result: unknown }> {
  const problems = new Problems();
  const ironic = packageSchema.resources["metal3:index:Ironic"] as ResourceType;
  const args = await settle<IronicArgs>(ironic, properties as Record<string, unknown>, problems);
  const result = planIronic(name, args);
  if (problems.list.length > 0 || result.problems !== undefined) {
    const lines = [...problems.list, ...(result.problems ?? [])].map(line);
    return { problems: lines, result: lines };
  }
  return { problems: [], result: visible([result.plan, manifestsOf(result.plan)]) };
}

before(inPreview);

describe("examples", () => {
  it("show every input of the component", () => {
    const shown = new Set(examples.flatMap(ironicsOf).flatMap(([, { properties }]) => Object.keys(properties)));
    const inputs = Object.keys(schema.resources["metal3:index:Ironic"].inputProperties);
    expect(inputs.filter((input) => !shown.has(input))).to.deep.equal([]);
  });

  it("all are in the current index (otherwise: npm run generate)", async function () {
    this.timeout(30_000);
    const { examplesIndex, readExamples } = (await import("../../scripts/examples.mjs" as string)) as {
      examplesIndex(index: string, of: unknown): Promise<string>;
      readExamples(of: string): unknown;
    };
    const index = fs.readFileSync(path.join(root, "examples", "README.md"), "utf8");
    expect(index).to.equal(await examplesIndex(index, readExamples(root)));
    for (const { name } of examples) expect(index, name).to.include(`[${name}](${name}/Pulumi.yaml)`);
  });

  for (const example of examples) {
    describe(example.name, () => {
      const { text, program } = example;

      it("says what it is, and finds the plugin of this release", () => {
        expect(program.name).to.equal(`metal3-${example.name}`);
        expect(program.description).to.match(/^\w.{10,}[^.]$/);
        for (const [, { options }] of ironicsOf(example)) {
          expect(options).to.deep.equal({ version: packageJson.version, pluginDownloadURL: schema.pluginDownloadURL });
        }
      });

      it("runs unchanged: with a namespace, and with required settings named before the program", () => {
        const made = Object.values(program.resources).some(({ type }) => type === "kubernetes:core/v1:Namespace");
        for (const [name, { properties }] of ironicsOf(example)) {
          expect(made || properties.createNamespace === true, `nothing makes the namespace of ${name}`).to.equal(true);
        }
        const [head = ""] = text.split("\nruntime:");
        for (const [name, { default: given, secret }] of Object.entries(program.config ?? {})) {
          const command = `pulumi config set ${secret === true ? "--secret " : ""}${name} `;
          expect(given !== undefined || head.includes(command), command).to.equal(true);
        }
      });

      for (const [name, { properties }] of ironicsOf(example)) {
        it(`is planned and built, and each of its inputs changes something: ${name}`, async () => {
          const wire = overTheWire(properties, program.config ?? {}) as Record<string, unknown>;
          const whole = await planned(name, wire);
          expect(whole.problems).to.deep.equal([]);
          for (const input of Object.keys(wire)) {
            const { [input]: _, ...rest } = wire;
            expect((await planned(name, rest)).result, input).not.to.deep.equal(whole.result);
          }
        });
      }
    });
  }
});
