// The examples on the real engine, several in one program: each is made as a user would copy it, and then there is nothing to do.

import { expect } from "chai";
import { changes, Project } from "../support/engine/engine";
import { composed, configuredSecret, examples, type Example } from "../support/docs/examples";

/** So many share an engine and its plugins; of more, a failure would say little. */
const together = 10;

const groups = examples.flatMap((_, i) => (i % together === 0 ? [examples.slice(i, i + together)] : []));

const ironicsIn = (chosen: readonly Example[]): number =>
  chosen.flatMap(({ program }) => Object.values(program.resources)).filter(({ type }) => type === "metal3:Ironic")
    .length;

describe("the examples", () => {
  for (const chosen of groups) {
    it(`are made, and then there is nothing to do: ${chosen.map(({ name }) => name).join(", ")}`, async () => {
      const { program, secrets } = composed(chosen);
      const test = async (project: Project) => {
        const values = secrets.flatMap((name) => ["--secret", `${name}=${configuredSecret}`]);
        if (values.length > 0) {
          await project.cli("config", "set-all", ...values);
        }
        const up = await project.up();
        expect(up.ok, up.text).to.equal(true);
        expect(up.text).not.to.include(configuredSecret);
        const made = (await project.state()).deployment.resources;
        expect(made.filter(({ type }) => type === "metal3:index:Ironic")).to.have.lengthOf(ironicsIn(chosen));
        const second = await project.preview();
        expect(second.ok, second.text).to.equal(true);
        expect(changes(second), second.text).to.deep.equal([]);
      };
      await Project.with(program, test, { storedOnce: true });
    });
  }
});
