// All examples together on the real engine: each is made as a user would copy it, and then there is nothing to do.

import assert from "node:assert/strict";
import { changes, Project } from "../support/engine";
import { composed, configuredSecret, examples } from "../support/examples";

describe("the examples", () => {
  it("are made, all of them in one program, and then there is nothing to do", async function () {
    this.timeout(400_000);
    const { program, secrets } = composed(examples);
    await Project.with(program, async (project) => {
      for (const name of secrets) {
        await project.cli("config", "set", "--secret", name, configuredSecret);
      }
      const up = await project.up();
      assert.ok(up.ok, up.text);
      assert.ok(!up.text.includes(configuredSecret));
      const { resources } = (await project.state()).deployment;
      const wanted = examples.flatMap(({ program: { resources: of } }) => Object.values(of));
      assert.equal(
        resources.filter(({ type }) => type === "metal3:index:Ironic").length,
        wanted.filter(({ type }) => type === "metal3:Ironic").length,
      );
      const second = await project.preview();
      assert.deepEqual(changes(second), [], second.text);
    });
  });
});
