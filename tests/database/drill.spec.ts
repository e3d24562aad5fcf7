// The drill of docs/backup-and-restore.md, step by step: its programs on the real engine, what they deploy on a real MariaDB.

import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { expect } from "chai";
import { parse } from "yaml";
import { Project, type Manifest, type Program } from "../support/engine/engine";
import { required } from "../support/assertions/required";
import { MariaDb, succeed } from "../support/servers/mariadb";

const guide = fs.readFileSync(path.join(__dirname, "..", "..", "docs", "backup-and-restore.md"), "utf8");

function programOf(step: string): Program {
  const block = required(
    new RegExp(`<!-- drill: ${step} -->\\s+\`\`\`yaml\\n([\\s\\S]*?)\`\`\``).exec(guide)?.[1],
    `the guide has no program for "${step}"`,
  );
  return parse(block) as Program;
}

interface Container {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value: string }[];
}

interface WithTemplate {
  readonly template: { readonly spec: { readonly containers: readonly Container[] } };
}

/** A cluster's worth of what was rendered: Secrets in folders, and programs with those folders in place of the mounts. */
class Site {
  constructor(
    private readonly mariadb: MariaDb,
    private readonly manifests: Readonly<Record<string, Manifest>>,
  ) {
    for (const holder of ["server", "admin", "backup", "client"]) {
      const data = this.find(`Secret/ironic-database-${holder}-`)["data"] as Readonly<Record<string, string>>;
      const folder = path.join(mariadb.folder, holder);
      fs.mkdirSync(folder, { recursive: true });
      for (const [key, value] of Object.entries(data)) {
        fs.writeFileSync(path.join(folder, key), this.placed(Buffer.from(value, "base64").toString(), holder));
      }
    }
    fs.copyFileSync(path.join(mariadb.folder, "client", "ca.crt"), mariadb.ca);
    if (process.getuid?.() === 0) {
      execFileSync("chown", ["-R", "mysql:mysql", mariadb.folder]);
    }
  }

  find(prefix: string): Manifest {
    const found = required(
      Object.entries(this.manifests).find(([name]) => name.startsWith(prefix))?.[1],
      `nothing was rendered as ${prefix}`,
    );
    return found;
  }

  private placed(text: string, holder: string): string {
    const { folder, port } = this.mariadb;
    return text
      .replaceAll("/etc/metal3/client", `${folder}/${holder}`)
      .replaceAll("port=3306", `port=${port}`)
      .replaceAll("host=ironic-database.baremetal-operator-system.svc", "host=localhost");
  }

  async startServer(): Promise<void> {
    const { containers } = (this.find("StatefulSet/ironic-database")["spec"] as WithTemplate).template.spec;
    await this.mariadb.up(containers[0]!.command);
  }

  /** Runs the one container of a Job's pod. */
  run(pod: WithTemplate["template"], holder: "admin" | "backup"): string {
    const [container] = pod.spec.containers;
    const env = Object.fromEntries((container?.env ?? []).map(({ name, value }) => [name, value]));
    return succeed(this.mariadb.runCommand(container!.command, { ...this.mariadb.places(holder), ...env }));
  }

  runJob(prefix: string, holder: "admin" | "backup"): string {
    return this.run((this.find(prefix)["spec"] as WithTemplate).template, holder);
  }

  /** As Ironic, with what its pod is given. */
  asIronic(statement: string): string {
    const read = (key: string): string => fs.readFileSync(path.join(this.mariadb.folder, "client", key), "utf8");
    const { code, text } = this.mariadb.login(read("username"), read("password"), statement, "ironic");
    expect(code, text).to.equal(0);
    return text;
  }
}

describe("the disaster-recovery drill of the guide", function () {
  this.timeout(600_000);

  it("brings every node back, into a new database with new passwords", async () => {
    const mariadb = await MariaDb.create();
    try {
      let backup = "";
      await Project.with(programOf("before"), async (project) => {
        const up = await project.up();
        expect(up.ok, up.text).to.equal(true);
        const site = new Site(mariadb, project.manifests());
        await site.startServer();
        site.runJob("Job/ironic-db-accounts-", "admin");
        site.asIronic("CREATE TABLE nodes (name VARCHAR(255)); INSERT INTO nodes VALUES ('host-0'), ('host-1')");
        const { jobTemplate } = site.find("CronJob/ironic-db-backup")["spec"] as {
          jobTemplate: { spec: WithTemplate };
        };
        backup = /Wrote (ironic-\S+-scheduled\.sql\.gz)/.exec(site.run(jobTemplate.spec.template, "backup"))?.[1] ?? "";
        const destroy = await project.destroy();
        expect(destroy.ok, destroy.text).to.equal(true);
        expect(project.manifests(), "the backups survive").to.have.property(
          "PersistentVolumeClaim/ironic-database-backup",
        );
      });
      await mariadb.end("SIGKILL");
      fs.rmSync(path.join(mariadb.folder, "volume"), { recursive: true });
      fs.mkdirSync(path.join(mariadb.folder, "volume"));
      expect(mariadb.backups()).to.deep.equal([backup]);

      await Project.with(programOf("after"), async (project) => {
        const up = await project.up();
        expect(up.ok, up.text).to.equal(true);
        const site = new Site(mariadb, project.manifests());
        await site.startServer();
        site.runJob("Job/ironic-db-accounts-", "admin");
        expect(site.runJob("Job/ironic-db-restore-", "admin")).to.match(new RegExp(`Restored ${backup}`));
        expect(site.asIronic("SELECT name FROM nodes ORDER BY name")).to.equal("host-0\nhost-1");
        site.asIronic("INSERT INTO nodes VALUES ('host-2')");
        expect(site.runJob("Job/ironic-db-restore-", "admin")).to.match(/was done before/);
        site.runJob("Job/ironic-db-retire-", "admin");
        expect(site.asIronic("SELECT COUNT(*) FROM nodes")).to.equal("3");
      });
    } finally {
      await mariadb.remove();
    }
  });
});
