// The init container that writes secret options of Ironic's configuration.

import { expect } from "chai";
import { opened } from "../../support/values/fakeLater";
import { containerOf, containersOf, envOf } from "../../support/rendering/pods";

const args = { extraConfig: [{ name: "x", valueFrom: { name: "s", key: "k" } }] };

describe("the container config-options", () => {
  it("is there only for a secret option", () => {
    expect(containersOf({}).filter(({ name }) => name === "config-options")).to.deep.equal([]);
    expect(containersOf(args).filter(({ name }) => name === "config-options")).to.have.lengthOf(1);
  });

  it("has no value in its command or environment", () => {
    expect(envOf("config-options", args)).to.deep.equal([]);
    expect(opened(containerOf("config-options", args).command?.at(-1)) as string).not.to.match(/set -x/);
  });
});
