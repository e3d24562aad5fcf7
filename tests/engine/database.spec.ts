// The database on the real engine: what is made, in which order it changes, and that no password is in the clear.

import { expect } from "chai";
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
      expect(preview.ok, preview.text).to.equal(true);
      const up = await project.up();
      expect(up.ok, up.text).to.equal(true);
      expect(changes(up)).to.deep.equal(changes(preview));
      expect(order(up)).to.deep.equal([
        "ironic-database",
        "ironic-db-accounts",
        "ironic-db-dump",
        "ironic-db-upgrade",
        "ironic-service",
        ...order(up).slice(5),
      ]);
      expect(order(up).slice(5).sort()).to.deep.equal(["ironic-db-migrate", "ironic-db-retire"]);

      const manifests = project.manifests();
      const client = Object.entries(manifests).find(([name]) => name.startsWith("Secret/ironic-database-client-"))![1];
      const password = Buffer.from((client["data"] as { password: string }).password, "base64").toString();
      expect(password).to.match(/^[A-Za-z0-9]{32}$/);
      const others = Object.entries(manifests).filter(([name]) => !name.startsWith("Secret/"));
      expect(JSON.stringify(others)).not.to.include(password);
      expect(JSON.stringify(await project.state()), "the state has it encrypted").not.to.include(password);
      expect(up.text).not.to.include(password);

      project.write(program({ kind: "managed", backup, rotation: "2026-11" }));
      const rotated = await project.up();
      expect(rotated.ok, rotated.text).to.equal(true);
      const sequence = order(rotated);
      expect(sequence.indexOf("ironic-db-accounts"), "the new account first").to.be.below(
        sequence.indexOf("ironic-service"),
      );
      expect(sequence.indexOf("ironic-service"), "the old one goes last").to.be.below(
        sequence.indexOf("ironic-db-retire"),
      );
      expect(from(rotated, /StatefulSet/), "the server does not restart").to.deep.equal([]);

      // Nothing is left to do but what is changed now.
      project.write(program({ kind: "managed", backup, rotation: "2026-11", storage: { size: "30Gi" } }));
      expect(changes(await project.preview())).to.deep.equal([
        "update kubernetes:core/v1:PersistentVolumeClaim ironic-database-data",
        "update metal3:index:Ironic ironic",
        "update metal3:index:IronicRelease ironic-release",
      ]);

      const destroy = await project.destroy();
      expect(destroy.ok, destroy.text).to.equal(true);
      const left = Object.keys(project.manifests()).sort();
      expect(left).to.deep.equal([
        "PersistentVolumeClaim/ironic-database-backup",
        "PersistentVolumeClaim/ironic-database-data",
      ]);
    });
  });

  it("is protected on request, with its volume", async () => {
    await Project.with(program({ kind: "managed", protect: true, storage: { retain: false } }), async (project) => {
      expect((await project.up()).ok).to.equal(true);
      const destroy = await project.destroy();
      expect(destroy.ok).to.equal(false);
      expect(destroy.text).to.match(/protect/);
      project.write(program({ kind: "managed", storage: { retain: false } }));
      expect((await project.up()).ok).to.equal(true);
      expect((await project.destroy()).ok).to.equal(true);
      expect(Object.keys(project.manifests()), "and the volume goes when it is not to be kept").to.deep.equal([]);
    });
  });
});

describe("an external database", () => {
  it("restarts Ironic because of its database when its password or CA changes", async () => {
    const pem = (body: string) => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
    const database = { host: "db.example.com", name: "ironic", username: "ironic", password: "firstPassword" };
    await Project.with(program({ ...database, caCertificate: pem("MIIB") }), async (project) => {
      const up = await project.up();
      expect(up.ok, up.text).to.equal(true);
      expect(JSON.stringify(await project.state())).not.to.include("firstPassword");
      for (const changed of [
        { ...database, password: "secondPassword", caCertificate: pem("MIIB") },
        { ...database, caCertificate: pem("MIIC") },
      ]) {
        project.write(program(changed));
        const preview = await project.preview();
        const restarts = preview.steps.find(({ name }) => name === "ironic-restarts");
        expect(restarts?.inputs["lastRestart"], preview.text).to.deep.equal(["database"]);
        expect(from(preview, /Deployment/)).to.have.lengthOf(1);
        expect(preview.text).not.to.include("secondPassword");
        expect(preview.text).not.to.include("firstPassword");
      }
    });
  });
});
