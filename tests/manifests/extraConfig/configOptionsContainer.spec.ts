// The init container that writes secret options of Ironic's configuration.

import assert from "node:assert/strict";
import { opened } from "../../support/values/fakeLater";
import { containerOf, containersOf, envOf } from "../../support/rendering/pods";

const args = { extraConfig: [{ name: "x", valueFrom: { name: "s", key: "k" } }] };

describe("the container config-options", () => {
  it("is there only for a secret option", () => {
    assert.ok(!containersOf({}).some(({ name }) => name === "config-options"));
    assert.equal(containersOf(args).filter(({ name }) => name === "config-options").length, 1);
  });

  it("has no value in its command or environment", () => {
    assert.deepEqual(envOf("config-options", args), []);
    assert.doesNotMatch(opened(containerOf("config-options", args).command?.at(-1)) as string, /set -x/);
  });
});
