// What children of a component have in common: names, dependencies and time limits.

import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { ChildScope } from "../../../provider/resources/children/childScope";
import { promised } from "../../../provider/wire/promised";

const resource = (name: string) => ({ name }) as unknown as pulumi.Resource;
const parent = resource("component") as pulumi.ComponentResource;
const named = async (dependencies: unknown): Promise<string[]> => {
  const known = await promised(pulumi.output(dependencies as pulumi.Input<{ name: string }[]>));
  return [known].flat().map(({ name }) => name);
};

describe("a child of the component", () => {
  it("is named after the component, and the main one like it", () => {
    const scope = new ChildScope(parent, "ironic", {});
    expect([scope.child("tls"), scope.child("")]).to.deep.equal(["ironic-tls", "ironic"]);
  });

  it("has the component as parent, whatever other options it is given", () => {
    const options = new ChildScope(parent, "ironic", {}).options({ protect: true });
    expect(options.parent).to.equal(parent);
    expect(options.protect).to.equal(true);
  });

  it("depends on what the component depends on, on what came before, and on its own", async () => {
    const scope = new ChildScope(parent, "ironic", { dependsOn: [resource("outer")] }).after(resource("before"));
    expect(await named(scope.options({ dependsOn: resource("own") }).dependsOn)).to.deep.equal([
      "outer",
      "before",
      "own",
    ]);
  });

  it("has its own time limits, which those of the component override", () => {
    const scope = new ChildScope(parent, "ironic", { customTimeouts: { create: "1m" } });
    expect(scope.options({ customTimeouts: { create: "9m", delete: "3m" } }).customTimeouts).to.deep.equal({
      create: "1m",
      delete: "3m",
    });
  });
});
