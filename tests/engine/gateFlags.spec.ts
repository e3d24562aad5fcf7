// The gate and the flags of the engine: what is refused stays refused, and the record holds nothing that has not happened.

import { expect } from "chai";
import { changes, ironicProgram, Project, withoutKeys, type Inputs, type Result } from "../support/engine/engine";

const managed = { kind: "managed", backup: {} };
const installed: Inputs = {
  networking: { ipAddress: "192.0.2.10" },
  ...withoutKeys,
  version: "38.0",
  database: managed,
};

const refusable: Readonly<Record<string, { inputs: Inputs; reason: RegExp }>> = {
  "an older version": { inputs: { version: "37.0" }, reason: /version: 37\.0 is older than 38\.0/ },
  "another database": { inputs: { database: { kind: "sqlite" } }, reason: /database: this moves an installed Ironic/ },
  "a smaller volume": {
    inputs: { database: { ...managed, storage: { size: "5Gi" } } },
    reason: /database\.storage\.size: 5Gi is less than 10Gi/,
  },
};

const flags: readonly (readonly string[])[] = [
  [],
  ["--target", "**::ironic-service"],
  ["--target", "**::ironic-service", "--target-dependents"],
  ["--target", "**::ironic-release"],
  ["--target", "**::ironic-digest-key"],
  ["--exclude", "**::ironic-release"],
  ["--exclude", "**::ironic-database"],
];

/** The steps of what is not only remembered. */
const real = (result: Result): string[] =>
  changes(result).filter((step) => !/metal3:index:|pulumi:pulumi:Stack/.test(step));

async function recorded(project: Project): Promise<unknown> {
  const { resources } = (await project.state()).deployment;
  const { version, database, schemaVersion } =
    resources.find(({ urn }) => urn.endsWith("::ironic-release"))?.outputs ?? {};
  return { version, database, schemaVersion };
}

describe("the gate", () => {
  let project: Project;
  let installedRecord: unknown;

  before(async () => {
    project = await Project.create(ironicProgram(installed));
  });

  after(() => project.remove());

  it("says that a first update cannot leave the record out, without a trace of code", async () => {
    for (const target of ["ironic-service", "ironic-digest-key"]) {
      const first = await project.up("--target", `**::${target}`);
      expect(first.ok).to.equal(false);
      expect(first.text).to.match(/IronicRelease\) does not exist yet, and --target or --exclude leaves it out/);
      expect(first.text).not.to.match(/TypeError|\n\s+at .*:\d+:\d+/);
    }
  });

  it("lets a first update through that targets the component with all that depends on it", async () => {
    const first = await project.up("--target", "**::ironic", "--target-dependents");
    expect(first.ok, first.text).to.equal(true);
    const rest = await project.up();
    expect(rest.ok, rest.text).to.equal(true);
    installedRecord = await recorded(project);
    expect(installedRecord).to.deep.include({ version: "38.0", schemaVersion: "38.0" });
  });

  for (const [what, { inputs, reason }] of Object.entries(refusable)) {
    for (const flag of flags) {
      it(`refuses ${what} with ${flag.join(" ") || "no flag"}, and records nothing of it`, async () => {
        project.write(ironicProgram({ ...installed, ...inputs }));
        const up = await project.up(...flag);
        expect(up.ok, up.text).to.equal(false);
        expect(up.text).to.match(reason);
        expect(real(up), up.text).to.deep.equal([]);
        expect(await recorded(project)).to.deep.equal(installedRecord);
      });
    }
  }

  it("changes nothing when the program is what it was", async () => {
    project.write(ironicProgram(installed));
    const up = await project.up();
    expect(up.ok, up.text).to.equal(true);
    expect(real(up)).to.deep.equal([]);
  });
});
