// docs/reference.md: it is what schema.json and the examples make now, and it leads nowhere that is not there.

import * as fs from "node:fs";
import * as path from "node:path";
import { expect } from "chai";
import schema from "../../schema.json";
import { required } from "../support/assertions/required";

const root = path.join(__dirname, "..", "..");
const file = fs.readFileSync(path.join(root, "docs", "reference.md"), "utf8");

describe("the reference", () => {
  it("is that of the current schema.json and examples (otherwise: npm run generate)", async function () {
    this.timeout(30_000);
    const { reference } = (await import("../../scripts/reference.mjs" as string)) as {
      reference(from: unknown, examples: unknown): Promise<string>;
    };
    const { readExamples } = (await import("../../scripts/examples.mjs" as string)) as {
      readExamples(of: string): unknown;
    };
    expect(file).to.equal(await reference(schema, readExamples(root)));
  });

  it("has an existing example for each input of the component", () => {
    const inputs = file.slice(file.indexOf("### Inputs"), file.indexOf("### Outputs"));
    for (const name of Object.keys(schema.resources["metal3:index:Ironic"].inputProperties)) {
      const [line = ""] = inputs.split("\n").filter((text) => text.startsWith(`- **\`${name}\`**`));
      const [, example] = /\]\(\.\.\/(examples\/\S+)\)/.exec(line) ?? [];
      expect(fs.existsSync(path.join(root, required(example, name))), name).to.equal(true);
    }
  });

  it("has a section for every link", () => {
    const sections = [...file.matchAll(/^### (\w+)$/gm)].map(([, name]) => name?.toLowerCase());
    const links = [...file.matchAll(/\]\(#(\w+)\)/g)].map(([, name]) => name);
    expect(links).to.have.lengthOf.above(0);
    expect(links.filter((name) => !sections.includes(name))).to.deep.equal([]);
  });

  it("has every input and output", () => {
    for (const { inputProperties, properties } of Object.values(schema.resources)) {
      for (const name of [...Object.keys(inputProperties), ...Object.keys(properties)]) {
        expect(file, name).to.include(`- **\`${name}\`** (`);
      }
    }
  });
});
