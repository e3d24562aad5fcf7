// The Jobs: each ends by itself, none holds a password in its environment, and only what must changes one.

import { expect } from "chai";
import type { CronJob, JobSpec } from "../../../provider/manifests/database/objects";
import type { Database, IronicArgs } from "../../../provider/schema/types";
import { opened } from "../../support/values/fakeLater";
import { planOf } from "../../support/rendering/planning";
import { databaseObjectsOf } from "../../support/rendering/databaseRendering";

const objectStorage = { configSecretName: "rclone", remote: "s3:bucket/ironic" };
const full: Database = {
  kind: "managed",
  backup: { objectStorage },
  restoreFrom: { file: "latest", request: "drill" },
};

function jobsOf(args: IronicArgs = {}): Record<string, JobSpec> {
  const objects = Object.entries(databaseObjectsOf(planOf({ database: full, ...args })));
  return Object.fromEntries(
    objects.flatMap(([name, object]) =>
      name.startsWith("CronJob/")
        ? [[name, (object as CronJob).spec.jobTemplate.spec]]
        : name.startsWith("Job/")
          ? [[name, object as JobSpec]]
          : [],
    ),
  );
}

function changed(args: IronicArgs): string[] {
  const [before, after] = [jobsOf(), jobsOf(args)];
  const text = (spec: unknown): string => JSON.stringify(opened(spec));
  return Object.keys(after)
    .filter((name) => text(before[name]) !== text(after[name]))
    .sort();
}

describe("every Job of the database", () => {
  for (const [name, spec] of Object.entries(jobsOf())) {
    it(`${name} gives up in time, by limits that Pulumi understands`, () => {
      expect(spec.activeDeadlineSeconds).to.be.at.most(4 * 3600);
      expect(spec.backoffLimit).to.be.at.most(4);
      const { template, ...rest } = spec;
      expect(Object.keys(rest).sort(), "no ttl, no policy").to.deep.equal(["activeDeadlineSeconds", "backoffLimit"]);
      expect(template.spec.restartPolicy).to.equal("Never");
    });

    it(`${name} has no password in its environment`, () => {
      const containers = [...(spec.template.spec.initContainers ?? []), ...spec.template.spec.containers];
      const names = containers.flatMap(({ env = [] }) => env.map((variable) => variable.name));
      expect(names.filter((variable) => /PASS|SECRET|CREDENTIAL/i.test(variable))).to.deep.equal([]);
    });
  }
});

describe("a Job runs again", () => {
  it("for the schema, and the backup before it, when another image runs, whatever the version says", () => {
    expect(changed({ images: { ironic: "registry.example.com/ironic:fixed" } })).to.deep.equal([
      "Job/ironic-db-dump",
      "Job/ironic-db-migrate",
      "Job/ironic-db-upgrade",
    ]);
  });

  it("not for what does not concern it", () => {
    expect(changed({ networking: { apiPort: 7001 }, extraConfig: [{ name: "debug", value: "true" }] })).to.deep.equal(
      [],
    );
  });

  it("for a restore when another one is asked for; a restore that is given up unlocks the accounts again", () => {
    const restoreFrom = { file: "latest", request: "another" };
    expect(changed({ database: { ...full, restoreFrom } })).to.deep.equal([
      "Job/ironic-db-accounts",
      "Job/ironic-db-restore",
    ]);
  });
});

describe("backups in object storage", () => {
  it("are copied after the dump, by rclone, which never deletes there", () => {
    const pod = jobsOf()["CronJob/ironic-db-backup"]!.template.spec;
    expect(pod.initContainers?.map(({ name }) => name)).to.deep.equal(["dump"]);
    const [upload] = pod.containers;
    expect(opened(upload?.image)).to.equal("docker.io/rclone/rclone:1.71");
    expect(opened(upload?.command)).to.deep.equal([
      ...["rclone", "copy", "/backup", "s3:bucket/ironic", "--include", "ironic-*.sql.gz"],
      ...["--config", "/etc/metal3/uploader/rclone.conf", "--cache-dir", "/tmp/rclone", "--verbose"],
    ]);
  });

  it("are fetched before a restore", () => {
    const database = { ...full, restoreFrom: { file: "ironic-a.sql.gz", fromObjectStorage: true } };
    const pod = jobsOf({ database })["Job/ironic-db-restore"]!.template.spec;
    const command = opened(pod.initContainers?.[0]?.command) as string[];
    expect(command.slice(0, 6)).to.deep.equal([
      "rclone",
      "copy",
      "s3:bucket/ironic",
      "/backup",
      "--include",
      "/ironic-a.sql.gz",
    ]);
  });
});
