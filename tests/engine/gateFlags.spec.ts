// The gate and the flags of the engine: what is refused stays refused, and the record holds nothing that has not happened.

import { expect } from "chai";
import {
  changes,
  ironicProgram,
  ironicsProgram,
  Project,
  withoutKeys,
  type Inputs,
  type Program,
  type Result,
} from "../support/engine/engine";

const managed = { kind: "managed", backup: {} };
const installed: Inputs = {
  networking: { ipAddress: "192.0.2.10" },
  ...withoutKeys,
  version: "38.0",
  database: managed,
};

const external = (host: string): Inputs => ({
  kind: "external",
  host,
  name: "ironic",
  credentialsName: "login",
  disableTLS: true,
});

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

const warnings = ({ diagnostics }: Result): string =>
  diagnostics.flatMap(({ severity, message }) => (severity === "warning" ? [message] : [])).join("");

type Facts = Readonly<Record<string, unknown>>;

async function recorded(project: Project): Promise<Facts> {
  const { resources } = (await project.state()).deployment;
  const { version, database, schemaVersion, previousDatabase, previousStorageSize } =
    resources.find(({ urn }) => urn.endsWith("::ironic-release"))?.outputs ?? {};
  return { version, database, schemaVersion, previousDatabase, previousStorageSize };
}

describe("the gate", () => {
  let project: Project;
  let installedRecord: Facts;

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

const leftOut =
  /IronicRelease\) is left out by --target or --exclude, and does not contain the change from 37\.0 .* to 38\.0/;

/** Allowed changes of which only a part is done, and what the record may contain then. */
const parts: readonly {
  readonly what: string;
  /** What is installed; a managed database unless it says otherwise. */
  readonly from?: Inputs;
  readonly inputs: Inputs;
  readonly flags: readonly string[];
  readonly record: Facts;
  readonly warning?: RegExp;
  /** What the way back is refused for; undefined when nothing has happened that keeps it from being one. */
  readonly back?: RegExp;
}[] = [
  {
    what: "an upgrade whose Job is left out",
    inputs: { version: "38.0" },
    flags: ["--target", "**::ironic-release"],
    record: { version: "38.0", schemaVersion: "37.0" },
  },
  {
    what: "an upgrade of the Deployment alone",
    inputs: { version: "38.0" },
    flags: ["--target", "**::ironic-service"],
    record: { version: "37.0", schemaVersion: "37.0" },
    warning: leftOut,
  },
  {
    what: "an upgrade of the schema alone",
    inputs: { version: "38.0" },
    flags: ["--target", "**::ironic-db-upgrade"],
    record: { version: "37.0", schemaVersion: "38.0" },
    warning: leftOut,
    back: /version: 37\.0 is older than 38\.0/,
  },
  {
    what: "an upgrade without its record",
    inputs: { version: "38.0" },
    flags: ["--exclude", "**::ironic-release"],
    record: { version: "37.0", schemaVersion: "38.0" },
    warning: leftOut,
    back: /version: 37\.0 is older than 38\.0/,
  },
  {
    what: "a larger volume of the record alone",
    inputs: { database: { ...managed, storage: { size: "20Gi" } } },
    flags: ["--target", "**::ironic-release"],
    record: { previousStorageSize: "10Gi" },
  },
  {
    what: "a larger volume while the Job of the schema upgrade is left out",
    inputs: { database: { ...managed, storage: { size: "20Gi" } }, version: "38.0" },
    flags: ["--exclude", "**::ironic-db-upgrade"],
    record: { previousStorageSize: undefined, schemaVersion: "37.0" },
    back: /database\.storage\.size: 10Gi is less than 20Gi/,
  },
  {
    what: "a move to another database of the record alone",
    from: { database: external("old.example") },
    inputs: { database: external("new.example"), safety: { allowDatabaseChange: true } },
    flags: ["--target", "**::ironic-release"],
    record: { previousDatabase: { kind: "external", location: "old.example/ironic", schemaVersion: "37.0" } },
  },
  {
    what: "a move to another database without its record",
    from: { database: external("old.example") },
    inputs: { database: external("new.example"), safety: { allowDatabaseChange: true } },
    flags: ["--target", "**::ironic-db-upgrade"],
    record: { database: { kind: "external", location: "old.example/ironic" }, schemaVersion: "37.0" },
    warning: /does not contain the change from 37\.0 .* to 37\.0/,
  },
];

describe("a part of an allowed change", () => {
  const first: Inputs = { ...installed, version: "37.0" };
  const states = new Map<string, unknown>();
  let project: Project;
  let nothing: unknown;

  /** The state after the first update, which is made once for each program. */
  const start = async (program: Program): Promise<void> => {
    project.write(program);
    const key = JSON.stringify(program);
    const state = states.get(key);
    await project.importState(state ?? nothing);
    if (state === undefined) {
      const up = await project.up();
      expect(up.ok, up.text).to.equal(true);
      states.set(key, await project.state());
    }
  };

  before(async () => {
    project = await Project.create(ironicProgram(first));
    nothing = await project.state();
  });

  after(() => project.remove());

  for (const { what, from = {}, inputs, flags: given, record, warning, back } of parts) {
    it(`is recorded as far as it has happened: ${what}`, async () => {
      const before = ironicProgram({ ...first, ...from });
      await start(before);
      project.write(ironicProgram({ ...first, ...inputs }));
      const part = await project.up(...given);
      expect(part.ok, part.text).to.equal(true);
      expect(await recorded(project)).to.deep.include(record);
      expect(warnings(part)).to.match(warning ?? /^(?!.*left out)/s);
      project.write(before);
      const wayBack = await project.preview();
      expect(wayBack.ok, wayBack.text).to.equal(back === undefined);
      expect(wayBack.text).to.match(back ?? /./);

      project.write(ironicProgram({ ...first, ...inputs }));
      const whole = await project.up();
      expect(whole.ok, whole.text).to.equal(true);
      const after = await recorded(project);
      expect(after).to.deep.include({ previousDatabase: undefined, previousStorageSize: undefined });
      expect(after["schemaVersion"]).to.equal(after["version"]);
      const rest = await project.preview();
      expect(real(rest), rest.text).to.deep.equal([]);
    });
  }

  it("is not forgotten with a renamed component whose alias names the old one", async () => {
    await start(ironicProgram(first));
    const renamed = (inputs: Inputs) =>
      ironicsProgram(
        { renamed: { name: "ironic", ...first, ...inputs } },
        { options: { aliases: ["urn:pulumi:test::engine-test::metal3:index:Ironic::ironic"] } },
      );
    project.write(renamed({ version: "35.0" }));
    const refused = await project.up();
    expect(refused.ok, refused.text).to.equal(false);
    expect(refused.text).to.match(/version: 35\.0 is older than 37\.0/);
    expect(real(refused), refused.text).to.deep.equal([]);
    project.write(renamed({}));
    const up = await project.up();
    expect(up.ok, up.text).to.equal(true);
    expect(real(up), up.text).to.deep.equal([]);
  });

  it("cannot be removed from the state alone, nor imported over", async () => {
    await start(ironicProgram(first));
    const { resources } = (await project.state()).deployment;
    const { urn } = resources.find((resource) => resource.urn.endsWith("::ironic-release"))!;
    await expect(project.cli("state", "delete", urn, "--yes")).to.be.rejectedWith(
      /can't be safely deleted because the following resources depend on it/,
    );
    for (const type of ["IronicRelease", "IronicLogin"]) {
      const imported = project.cli("import", `metal3:index:${type}`, "other", "any", "--yes", "--generate-code=false");
      await expect(imported).to.be.rejectedWith(/does not support importing resources/);
    }
    expect((await project.state()).deployment.resources).to.have.lengthOf(resources.length);
  });
});
