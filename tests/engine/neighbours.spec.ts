// Several Ironics in one program: no two share a place.

import { expect } from "chai";
import { ironicsProgram, Project, withoutKeys } from "../support/engine/engine";

describe("several Ironics in one program", () => {
  it("are refused with one name in one namespace, and deployed with two namespaces", async () => {
    const program = (namespace: string) =>
      ironicsProgram({ one: { ...withoutKeys, name: "ironic" }, two: { ...withoutKeys, name: "ironic", namespace } });
    await Project.with(program("baremetal-operator-system"), async (project) => {
      const refused = await project.up();
      expect(refused.ok).to.equal(false);
      expect(refused.text).to.match(/name \("ironic"\): is the name of the Ironic "(one|two)" in the same namespace/);
      project.write(program("elsewhere"));
      const up = await project.up();
      expect(up.ok, up.text).to.equal(true);
    });
  });
});
