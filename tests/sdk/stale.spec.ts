// What is generated and committed must be what schema.json makes today.

import assert from "node:assert/strict";
import { importGenerate } from "./kept";

describe("generated files", () => {
  it("are up to date (otherwise: npm run generate)", async () => {
    const { generate } = await importGenerate();
    assert.deepEqual(await generate({ check: true }), []);
  });
});
