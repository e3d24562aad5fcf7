// What is generated and committed must be what schema.json makes today.

import { expect } from "chai";
import { importGenerate } from "./kept";

describe("generated files", () => {
  it("are up to date (otherwise: npm run generate)", async () => {
    const { generate } = await importGenerate();
    expect(await generate({ check: true })).to.deep.equal([]);
  });
});
