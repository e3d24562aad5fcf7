// docs/reference.md: it is what schema.json makes now, and it leads nowhere that is not there.

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import schema from "../../schema.json";

const root = path.join(__dirname, "..", "..");
const file = fs.readFileSync(path.join(root, "docs", "reference.md"), "utf8");

describe("the reference", () => {
  it("is that of schema.json now: npm run generate makes it so", async function () {
    this.timeout(30_000);
    const { reference } = (await import("../../scripts/reference.mjs" as string)) as {
      reference(from: unknown): Promise<string>;
    };
    assert.equal(file, await reference(schema));
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
