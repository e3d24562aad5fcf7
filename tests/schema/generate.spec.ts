// The generated types and defaults: what types are made of, and that both are those of schema.json as it is now.

import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { expect } from "chai";
import { typesSource } from "../../provider/schema/generate";

const root = path.join(__dirname, "..", "..");

function generateInto(folder: string): void {
  const run = spawnSync(process.execPath, ["--import", "tsx", path.join("provider", "schema", "generate.ts"), folder], {
    cwd: root,
    encoding: "utf8",
  });
  expect(run.status, run.stderr).to.equal(0);
}

describe("the generated types", () => {
  let folder: string;
  let made: string;

  before(function () {
    this.timeout(30_000);
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "generate-"));
    generateInto(folder);
    made = fs.readFileSync(path.join(folder, "types.ts"), "utf8");
  });

  after(() => fs.rmSync(folder, { recursive: true }));

  for (const name of ["types.ts", "defaults.ts"]) {
    it(`are those of schema.json now, in ${name}: npm run generate makes them so`, () => {
      const committed = fs.readFileSync(path.join(root, "provider", "schema", name), "utf8");
      expect(committed).to.equal(fs.readFileSync(path.join(folder, name), "utf8"));
    });
  }

  const rules: { rule: string; line: string }[] = [
    { rule: "a field may come later", line: "  readonly certificateName?: Value<string>;" },
    { rule: "a plain field may not", line: "  readonly validityHours?: number;" },
    {
      rule: "a list and each of its entries may come later",
      line: "  readonly extraSANs?: Value<readonly Value<string>[]>;",
    },
    { rule: "a plain list holds what its entries say", line: "  readonly extraConfig?: readonly ExtraConfig[];" },
    {
      rule: "a map and each of its members may come later",
      line: "  readonly limits?: Value<Readonly<Record<string, Value<string>>>>;",
    },
    { rule: "a required field has no question mark", line: "  readonly nativeVLAN: Value<number>;" },
    { rule: "what is passed through has no type", line: "  readonly affinity?: Value<unknown>;" },
    {
      rule: "an enumeration is a union of its values",
      line: 'export type TlsMode = "generated" | "secret" | "certManager" | "off";',
    },
    { rule: "descriptions are kept", line: "  /** Name of the option, for example `automated_clean`. */" },
    {
      rule: "the map of components holds each with its inputs and outputs",
      line: '  readonly "metal3:index:Ironic": { args: IronicArgs; outputs: IronicOutputs };',
    },
  ];
  for (const { rule, line } of rules) {
    it(`say that ${rule}`, () => expect(made.split("\n"), line).to.include(line));
  }
});

describe("the generator of types", () => {
  const schemaOf = (property: object, described?: string) => ({
    types: { "a:index:T": { type: "object", description: described, properties: { field: property } } },
    resources: {},
  });

  const refused: { property: object; because: string }[] = [
    {
      property: { $ref: "#/types/a:index:U" },
      because: "#/types/a:index:U refers to nothing that the generator knows",
    },
    { property: { $ref: "/kubernetes/v4/schema.json" }, because: "refers to nothing that the generator knows" },
    { property: { type: "date" }, because: "unknown type date" },
    { property: {}, because: "unknown type undefined" },
  ];
  for (const { property, because } of refused) {
    it(`refuses the property ${JSON.stringify(property)}`, () => {
      expect(() => typesSource(schemaOf(property))).to.throw(because);
    });
  }

  it("writes no comment where there is no description", () => {
    const source = typesSource(schemaOf({ type: "number" }));
    expect(source).to.include("export interface T {\nreadonly field?: Value<number>;\n}");
    expect(typesSource(schemaOf({ type: "number" }, "A type."))).to.include("/** A type. */\nexport interface T");
  });
});
