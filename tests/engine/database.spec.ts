// The database on the real engine: what is made, in which order it changes, and that no password is in the clear.

import assert from "node:assert/strict";
import { changes, ironicProgram, Project, withoutKeys, type Result } from "../support/engine/engine";

const networking = { ipAddress: "192.0.2.10" };
const program = (database: object) => ironicProgram({ networking, database, ...withoutKeys });

/** The Jobs and the workload in the order in which the engine comes to them. */
function order({ steps }: Result): string[] {
  const wanted = /^(StatefulSet|Deployment|Job)$/;
  return steps
    .filter(
      ({ op, type }) => ["create", "update", "create-replacement"].includes(op) && wanted.test(type.split(":").at(-1)!),
    )
    .map(({ name }) => name);
}

const from = (result: Result, kinds: RegExp): string[] => changes(result).filter((step) => kinds.test(step));

describe("a managed database", () => {
  it("comes up in order, rotates its password in one update, and leaves no password in the clear", async () => {
    const backup = { storage: { size: "1Gi" }, alertRule: true };
    await Project.with(program({ kind: "managed", backup }), async (project) => {
      const preview = await project.preview();
      assert.ok(preview.ok, preview.text);
      const up = await project.up();
      assert.ok(up.ok, up.text);
      assert.deepEqual(changes(up), changes(preview));
      assert.deepEqual(order(up), [
        "ironic-database",
        "ironic-db-accounts",
        "ironic-db-dump",
        "ironic-db-upgrade",
        "ironic-service",
        ...order(up).slice(5),
      ]);
      assert.deepEqual(order(up).slice(5).sort(), ["ironic-db-migrate", "ironic-db-retire"]);

      const manifests = project.manifests();
      const client = Object.entries(manifests).find(([name]) => name.startsWith("Secret/ironic-database-client-"))![1];
      const password = Buffer.from((client["data"] as { password: string }).password, "base64").toString();
      assert.match(password, /^[A-Za-z0-9]{32}$/);
      const others = Object.entries(manifests).filter(([name]) => !name.startsWith("Secret/"));
      assert.ok(!JSON.stringify(others).includes(password));
      assert.ok(!JSON.stringify(await project.state()).includes(password), "the state has it encrypted");
      assert.ok(!up.text.includes(password));

      project.write(program({ kind: "managed", backup, rotation: "2026-11" }));
      const rotated = await project.up();
      assert.ok(rotated.ok, rotated.text);
      const sequence = order(rotated);
      assert.ok(sequence.indexOf("ironic-db-accounts") < sequence.indexOf("ironic-service"), "the new account first");
      assert.ok(sequence.indexOf("ironic-service") < sequence.indexOf("ironic-db-retire"), "the old one goes last");
      assert.deepEqual(from(rotated, /StatefulSet/), [], "the server does not restart");

      // Nothing is left to do but what is changed now.
      project.write(program({ kind: "managed", backup, rotation: "2026-11", storage: { size: "30Gi" } }));
      assert.deepEqual(changes(await project.preview()), [
        "update kubernetes:core/v1:PersistentVolumeClaim ironic-database-data",
        "update metal3:index:Ironic ironic",
        "update metal3:index:IronicRelease ironic-release",
      ]);

      const destroy = await project.destroy();
      assert.ok(destroy.ok, destroy.text);
      const left = Object.keys(project.manifests()).sort();
      assert.deepEqual(left, [
        "PersistentVolumeClaim/ironic-database-backup",
        "PersistentVolumeClaim/ironic-database-data",
      ]);
    });
  });

  it("is protected on request, with its volume", async () => {
    await Project.with(program({ kind: "managed", protect: true, storage: { retain: false } }), async (project) => {
      assert.ok((await project.up()).ok);
      const destroy = await project.destroy();
      assert.ok(!destroy.ok);
      assert.match(destroy.text, /protect/);
      project.write(program({ kind: "managed", storage: { retain: false } }));
      assert.ok((await project.up()).ok);
      assert.ok((await project.destroy()).ok);
      assert.deepEqual(Object.keys(project.manifests()), [], "and the volume goes when it is not to be kept");
    });
  });
});

describe("an external database", () => {
  it("trap 7.4, trap j.6: restarts Ironic because of its database when its password or authority changes", async () => {
    const pem = (body: string) => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
    const database = { host: "db.example.com", name: "ironic", username: "ironic", password: "firstPassword" };
    await Project.with(program({ ...database, caCertificate: pem("MIIB") }), async (project) => {
      const up = await project.up();
      assert.ok(up.ok, up.text);
      assert.ok(!JSON.stringify(await project.state()).includes("firstPassword"));
      for (const changed of [
        { ...database, password: "secondPassword", caCertificate: pem("MIIB") },
        { ...database, caCertificate: pem("MIIC") },
      ]) {
        project.write(program(changed));
        const preview = await project.preview();
        const restarts = preview.steps.find(({ name }) => name === "ironic-restarts");
        assert.deepEqual(restarts?.inputs["lastRestart"], ["database"], preview.text);
        assert.ok(from(preview, /Deployment/).length === 1);
        assert.ok(!preview.text.includes("secondPassword") && !preview.text.includes("firstPassword"));
      }
    });
  });
});
