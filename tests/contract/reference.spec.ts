// docs/reference.md: it is what schema.json and the examples make now, and it leads nowhere that is not there.

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import schema from "../../schema.json";

const root = path.join(__dirname, "..", "..");
const file = fs.readFileSync(path.join(root, "docs", "reference.md"), "utf8");

describe("the reference", () => {
  it("is that of schema.json and the examples now: npm run generate makes it so", async function () {
    this.timeout(30_000);
    const { reference } = (await import("../../scripts/reference.mjs" as string)) as {
      reference(from: unknown, examples: unknown): Promise<string>;
    };
    const { readExamples } = (await import("../../scripts/examples.mjs" as string)) as {
      readExamples(of: string): unknown;
    };
    assert.equal(file, await reference(schema, readExamples(root)));
  });

  it("has beside each input of the component an example that is there", () => {
    const inputs = file.slice(file.indexOf("### Inputs"), file.indexOf("### Outputs"));
    for (const name of Object.keys(schema.resources["metal3:index:Ironic"].inputProperties)) {
      const [line = ""] = inputs.split("\n").filter((text) => text.startsWith(`- **\`${name}\`**`));
      const [, example] = /\]\(\.\.\/(examples\/\S+)\)/.exec(line) ?? [];
      assert.ok(example !== undefined && fs.existsSync(path.join(root, example)), name);
    }
  });

  it("has a section for every link", () => {
    const sections = [...file.matchAll(/^### (\w+)$/gm)].map(([, name]) => name?.toLowerCase());
    const links = [...file.matchAll(/\]\(#(\w+)\)/g)].map(([, name]) => name);
    assert.ok(links.length > 0);
    assert.deepEqual(
      links.filter((name) => !sections.includes(name)),
      [],
    );
  });

  it("has every input and output", () => {
    for (const { inputProperties, properties } of Object.values(schema.resources)) {
      for (const name of [...Object.keys(inputProperties), ...Object.keys(properties)]) {
        assert.ok(file.includes(`- **\`${name}\`** (`), name);
      }
    }
  });
});
