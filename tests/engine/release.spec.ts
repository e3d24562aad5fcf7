// IronicRelease on the real engine: refused at preview and at up, by one error; shown, taken back, destroyed, imported.

import { expect } from "chai";
import { changes, ironicProgram, Project, withoutKeys, type Result } from "../support/engine/engine";

const networking = { ipAddress: "192.0.2.10" };
const managed = { kind: "managed", backup: {} };
const program = (more: object) => ironicProgram({ networking, ...withoutKeys, ...more });

function errorsOf({ diagnostics }: Result): string[] {
  return diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message.trim());
}

function warningsOf({ diagnostics }: Result): string {
  return diagnostics
    .filter(({ severity }) => severity === "warning")
    .map(({ message }) => message)
    .join("");
}

/** The steps of what is not only remembered. */
function real(result: Result): string[] {
  return changes(result).filter((step) => !/metal3:index:|pulumi:pulumi:Stack/.test(step));
}

function expectRefused(result: Result, reason: RegExp): void {
  expect(result.ok).to.equal(false);
  const errors = errorsOf(result);
  expect(errors, result.text).to.have.lengthOf(1);
  expect(errors[0]!).to.match(/this update is refused, and nothing was changed/);
  expect(errors[0]!).to.match(reason);
  expect(real(result)).to.deep.equal([]);
}

async function released(project: Project): Promise<Record<string, unknown>> {
  const { resources } = (await project.state()).deployment;
  return resources.find(({ urn }) => urn.endsWith("::ironic-release"))?.outputs ?? {};
}

describe("IronicRelease on the engine", () => {
  it("shows an upgrade as one change, refuses the way back, and blocks neither refresh nor destroy", async () => {
    await Project.with(program({ version: "37.0", database: managed }), async (project) => {
      const first = await project.up();
      expect(first.ok, first.text).to.equal(true);
      expect((await released(project))["schemaVersion"]).to.equal("37.0");

      project.write(program({ version: "38.0", database: managed }));
      const preview = await project.preview();
      const step = preview.steps.find(({ name }) => name === "ironic-release");
      const change = step?.inputs["lastChange"] as { from: string; to: string; steps: string[] };
      expect(`${change.from} -> ${change.to}`).to.match(/37\.0 .* -> 38\.0 /);
      expect(change.steps.join("\n")).to.match(
        /backs up the database first.*schema upgrade.*Ironic restarts.*data migrations/s,
      );
      for (const job of ["ironic-db-dump", "ironic-db-upgrade", "ironic-db-migrate"]) {
        expect(real(preview), preview.text).to.include(`replace kubernetes:batch/v1:Job ${job}`);
      }
      const up = await project.up();
      expect(up.ok, up.text).to.equal(true);
      expect(changes(up)).to.deep.equal(changes(preview));

      project.write(program({ version: "37.0", database: managed }));
      const downgrade = /version: 37\.0 is older than 38\.0/;
      expectRefused(await project.preview(), downgrade);
      expectRefused(await project.up(), downgrade);
      expect((await released(project))["version"]).to.equal("38.0");

      project.write(program({ version: "38.0", database: { ...managed, storage: { size: "5Gi" } } }));
      expectRefused(await project.preview(), /database\.storage\.size: 5Gi is less than 10Gi/);

      project.write(program({ version: "38.0", database: managed }));
      const back = await project.up();
      expect(back.ok, back.text).to.equal(true);
      expect(real(back), "nothing was changed by what was refused").to.deep.equal([]);
      expect(changes(await project.preview())).to.deep.equal([]);

      project.write(program({ version: "37.0", database: managed, safety: { allowDowngrade: true } }));
      expect((await project.up()).ok).to.equal(true);
      expect((await released(project))["schemaVersion"]).to.equal("37.0");

      project.write(program({ version: "35.0", database: managed }));
      expectRefused(await project.up(), /35\.0 is older than 37\.0/);
      const refresh = await project.refresh("--target", "**::ironic-release");
      expect(refresh.ok, refresh.text).to.equal(true);
      const destroy = await project.destroy();
      expect(destroy.ok, destroy.text).to.equal(true);
    });
  });

  it("warns of lost node records exactly when the pod restarts with SQLite, and refuses another database", async () => {
    await Project.with(program({}), async (project) => {
      expect(warningsOf(await project.up())).not.to.match(/forgotten every node/);
      expect(warningsOf(await project.preview())).not.to.match(/forgotten every node/);
      project.write(program({ extraConfig: [{ name: "debug", value: "true" }] }));
      expect(warningsOf(await project.preview())).to.match(
        /Ironic will restart \(config\).*all node records will be lost/,
      );

      project.write(program({ database: managed }));
      const change = /database: .*from SQLite inside the pod to the managed database/;
      expectRefused(await project.preview(), change);
      project.write(program({ database: managed, safety: { allowDatabaseChange: true } }));
      const moved = await project.up();
      expect(moved.ok, moved.text).to.equal(true);
      project.write(program({ database: managed }));
      const after = await project.preview();
      expect(changes(after), "the switch can be removed again").to.deep.equal(["update metal3:index:Ironic ironic"]);
    });
  });

  it("knows nothing of an older state, and then refuses nothing", async () => {
    await Project.with(program({ version: "38.0", database: managed }), async (project) => {
      expect((await project.up()).ok).to.equal(true);
      const state = await project.state();
      const older = state.deployment.resources.map((resource) =>
        resource.urn.endsWith("::ironic-release") ? { ...resource, inputs: {}, outputs: {} } : resource,
      );
      await project.importState({ ...state, deployment: { ...state.deployment, resources: older } });
      project.write(program({ version: "37.0", database: managed }));
      const preview = await project.preview();
      expect(preview.ok, preview.text).to.equal(true);
      const up = await project.up();
      expect(up.ok, up.text).to.equal(true);
    });
  });

  it("stays on the installed release when the program names none, says that there is a newer default, and prints what an upgrade changes", async () => {
    await Project.with(program({ version: "37.0", database: managed }), async (project) => {
      expect((await project.up()).ok).to.equal(true);
      project.write(program({ database: managed }));
      const preview = await project.preview();
      expect(real(preview), preview.text).to.deep.equal([]);
      expect(warningsOf(preview)).to.match(/Ironic stays on 37\.0.*The default for a new Ironic is 38\.0/);
      const up = await project.up();
      expect(up.ok, up.text).to.equal(true);
      expect(await released(project)).to.include({ version: "37.0", schemaVersion: "37.0" });

      project.write(program({ version: "38.0", database: managed }));
      const upgrade = warningsOf(await project.preview());
      expect(upgrade).to.match(/Ironic 38\.0 behaves differently from 37\.0 with these inputs:/);
      expect(upgrade).to.match(/image servers with TLS 1\.3 only/);
      expect(upgrade).not.to.match(/BIOS mode|networking\.dhcp|gives up after 5 seconds/);
      expect((await project.up()).ok).to.equal(true);
      project.write(program({ database: managed }));
      const after = await project.preview();
      expect(warningsOf(after)).not.to.match(/stays on|behaves differently/);
      expect(real(after)).to.deep.equal([]);
    });
  });
});
