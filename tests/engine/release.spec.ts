// IronicRelease on the real engine: refused at preview and at up, by one error; shown, taken back, destroyed, imported.

import assert from "node:assert/strict";
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

function assertRefused(result: Result, reason: RegExp): void {
  assert.ok(!result.ok);
  const errors = errorsOf(result);
  assert.equal(errors.length, 1, result.text);
  assert.match(errors[0]!, /this update is refused, and nothing was changed/);
  assert.match(errors[0]!, reason);
  assert.deepEqual(real(result), []);
}

async function released(project: Project): Promise<Record<string, unknown>> {
  const { resources } = (await project.state()).deployment;
  return resources.find(({ urn }) => urn.endsWith("::ironic-release"))?.outputs ?? {};
}

describe("IronicRelease on the engine", () => {
  it("shows an upgrade as one change, refuses the way back, and blocks neither refresh nor destroy", async () => {
    await Project.with(program({ version: "37.0", database: managed }), async (project) => {
      const first = await project.up();
      assert.ok(first.ok, first.text);
      assert.equal((await released(project))["schemaVersion"], "37.0");

      project.write(program({ version: "38.0", database: managed }));
      const preview = await project.preview();
      const step = preview.steps.find(({ name }) => name === "ironic-release");
      const change = step?.inputs["lastChange"] as { from: string; to: string; steps: string[] };
      assert.match(`${change.from} -> ${change.to}`, /37\.0 .* -> 38\.0 /);
      assert.match(change.steps.join("\n"), /backed up first.*schema upgrade.*Ironic restarts.*data migrations/s);
      for (const job of ["ironic-db-dump", "ironic-db-upgrade", "ironic-db-migrate"]) {
        assert.ok(real(preview).includes(`replace kubernetes:batch/v1:Job ${job}`), preview.text);
      }
      const up = await project.up();
      assert.ok(up.ok, up.text);
      assert.deepEqual(changes(up), changes(preview));

      project.write(program({ version: "37.0", database: managed }));
      const downgrade = /version: 37\.0 is older than 38\.0/;
      assertRefused(await project.preview(), downgrade);
      assertRefused(await project.up(), downgrade);
      assert.equal((await released(project))["version"], "38.0");

      project.write(program({ version: "38.0", database: { ...managed, storage: { size: "5Gi" } } }));
      assertRefused(await project.preview(), /database\.storage\.size: 5Gi is less than 10Gi/);

      project.write(program({ version: "38.0", database: managed }));
      const back = await project.up();
      assert.ok(back.ok, back.text);
      assert.deepEqual(real(back), [], "nothing was changed by what was refused");
      assert.deepEqual(changes(await project.preview()), []);

      project.write(program({ version: "37.0", database: managed, safety: { allowDowngrade: true } }));
      assert.ok((await project.up()).ok);
      assert.equal((await released(project))["schemaVersion"], "37.0");

      project.write(program({ version: "35.0", database: managed }));
      assertRefused(await project.up(), /35\.0 is older than 37\.0/);
      const refresh = await project.refresh("--target", "**::ironic-release");
      assert.ok(refresh.ok, refresh.text);
      const destroy = await project.destroy();
      assert.ok(destroy.ok, destroy.text);
    });
  });

  it("warns of nodes that SQLite forgets exactly when the pod restarts, and refuses another database", async () => {
    await Project.with(program({}), async (project) => {
      assert.doesNotMatch(warningsOf(await project.up()), /forgotten every node/);
      assert.doesNotMatch(warningsOf(await project.preview()), /forgotten every node/);
      project.write(program({ extraConfig: [{ name: "debug", value: "true" }] }));
      assert.match(warningsOf(await project.preview()), /Ironic will restart \(config\).*forgotten every node/);

      project.write(program({ database: managed }));
      const change = /database: .*from SQLite inside the pod to the managed database/;
      assertRefused(await project.preview(), change);
      project.write(program({ database: managed, safety: { allowDatabaseChange: true } }));
      const moved = await project.up();
      assert.ok(moved.ok, moved.text);
      project.write(program({ database: managed }));
      const after = await project.preview();
      assert.deepEqual(changes(after), ["update metal3:index:Ironic ironic"], "the switch can be removed again");
    });
  });

  it("knows nothing of an older state, and then refuses nothing", async () => {
    await Project.with(program({ version: "38.0", database: managed }), async (project) => {
      assert.ok((await project.up()).ok);
      const state = await project.state();
      const older = state.deployment.resources.map((resource) =>
        resource.urn.endsWith("::ironic-release") ? { ...resource, inputs: {}, outputs: {} } : resource,
      );
      await project.importState({ ...state, deployment: { ...state.deployment, resources: older } });
      project.write(program({ version: "37.0", database: managed }));
      const preview = await project.preview();
      assert.ok(preview.ok, preview.text);
      const up = await project.up();
      assert.ok(up.ok, up.text);
    });
  });
});
