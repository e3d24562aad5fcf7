// The life of a managed database: which Jobs run when, and what becomes of an upgrade when one of them does not end well.

import { expect } from "chai";
import { clusterProject, small, type Place } from "../support/cluster/clusterProject";
import {
  createNamespace,
  removeNamespace,
  sharedControlPlane,
  until,
  type KubeObject,
} from "../support/cluster/controlPlane";
import { ironicProgram, type Program, type Project, type Result } from "../support/engine/engine";
import { expectKept, generatedIn } from "../support/cluster/generated";
import { JobPods, jobOf, lastWords, type Run } from "../support/cluster/jobPods";
import { serving } from "../support/cluster/serving";

const ironic = (version: string): string => `quay.io/metal3-io/ironic:release-${version}`;

interface Job extends KubeObject {
  readonly status: { readonly active?: number };
}

const jobs = (runs: readonly Run[]): string[] => runs.map(({ job }) => job);

describe("the Jobs of a managed database on a cluster", function () {
  this.timeout(400_000);
  let place: Place;
  let project: Project;
  let pods: JobPods;
  let generated: Readonly<Record<string, unknown>>;

  const program = (more: Readonly<Record<string, unknown>> = {}, options: unknown = undefined): Program => {
    const database = { kind: "managed", backup: {} };
    return ironicProgram({ namespace: place.namespace, ...small, version: "37.0", database, ...more }, { options });
  };
  const up = async (program: Program): Promise<Result> => {
    project.write(program);
    return project.up();
  };

  /** Runs an update in which a Job fails; what its container said last is what the user reads. */
  const failsAt = async (job: string, program: Program): Promise<void> => {
    const { ok, text } = await up(program);
    expect(ok, text).to.equal(false);
    const [, report = ""] = text.split("Diagnostics:");
    expect(report, text).to.match(new RegExp(`ironic-${job}-[0-9a-f]{8}.*BackoffLimitExceeded`, "s"));
    expect(report, text).to.include(lastWords);
  };
  const unfinished = async (name: string): Promise<KubeObject | undefined> => {
    const { plane, namespace } = place;
    const all = (await plane.client.list("batch/v1", "Job", namespace)) as Job[];
    const found = all.find(({ metadata, status }) => jobOf(metadata.name) === name && status.active === 1);
    return found === undefined ? undefined : { ...found, apiVersion: "batch/v1", kind: "Job" };
  };

  before(async () => {
    const plane = await sharedControlPlane();
    place = { plane, namespace: await createNamespace(plane, { jobs: "by hand" }) };
    pods = new JobPods(place);
    project = await clusterProject(program(), plane);
  });

  after(async () => {
    await pods.stop();
    project.remove();
    await removeNamespace(place.plane, place.namespace);
  });

  it("first: server, account, backup, schema, Ironic, migrations; and then nothing", async () => {
    const first = await up(program());
    expect(first.ok, first.text).to.equal(true);
    const [accounts, dump, upgrade, ...last] = pods.runs();
    const before = [accounts, dump, upgrade].map((run) => [run?.job, run?.complete, run?.ready]);
    const server = ["docker.io/library/mariadb:11.8"];
    expect(before).to.deep.equal([
      ["db-accounts", [], server],
      ["db-dump", ["db-accounts"], server],
      ["db-upgrade", ["db-accounts", "db-dump"], server],
    ]);
    expect(jobs(last).sort()).to.deep.equal(["db-migrate", "db-retire"]);
    for (const { job, ready } of last) {
      expect(ready, `${job} came before Ironic was ready`).to.include(ironic("37.0"));
    }
    const preview = await project.preview("--expect-no-changes");
    expect(preview.ok, preview.text).to.equal(true);
    generated = await generatedIn(project);
  });

  it("a label of the pod restarts Ironic, and runs no Job", async () => {
    const before = await serving(place);
    const labelled = await up(program({ overrides: { labels: { team: "metal" } } }));
    expect(labelled.ok, labelled.text).to.equal(true);
    expect(await serving(place)).not.to.deep.equal(before);
    expect(pods.runs()).to.deep.equal([]);
    const taken = await up(program());
    expect(taken.ok, taken.text).to.equal(true);
  });

  it("an upgrade whose backup fails stops before the schema, and the old Ironic keeps serving", async () => {
    const before = await serving(place);
    pods.fates = { "db-dump": "fails" };
    await failsAt("db-dump", program({ version: "38.0" }));
    expect(jobs(pods.runs())).to.deep.equal(["db-dump"]);
    expect(await serving(place)).to.deep.equal(before);
  });

  it("an upgrade whose schema fails is backed up first, and the old Ironic keeps serving", async () => {
    const before = await serving(place);
    pods.fates = { "db-upgrade": "fails" };
    await failsAt("db-upgrade", program({ version: "38.0" }));
    const runs = pods.runs();
    expect(jobs(runs)).to.deep.equal(["db-dump", "db-upgrade"]);
    const [, upgrade] = runs as [Run, Run];
    expect(upgrade.complete, "the backup was not there yet").to.include("db-dump");
    expect(upgrade.image).to.equal(ironic("38.0"));
    expect(await serving(place)).to.deep.equal(before);
  });

  it("is repeated as a whole Job when the cause is still there, with the same end", async () => {
    const before = await serving(place);
    await failsAt("db-upgrade", program({ version: "38.0" }));
    expect(jobs(pods.runs()), "the backup is there already").to.deep.equal(["db-upgrade"]);
    expect(await serving(place)).to.deep.equal(before);
  });

  it("can be taken back, since the schema is the old one still", async () => {
    const before = await serving(place);
    pods.fates = {};
    const back = await up(program());
    expect(back.ok, back.text).to.equal(true);
    expect(
      pods
        .runs()
        .map(({ job, image }) => [job, image])
        .filter(([job]) => job !== "db-dump"),
    ).to.deep.equal([["db-upgrade", ironic("37.0")]]);
    expect(await serving(place), "Ironic had never changed").to.deep.equal(before);
    const preview = await project.preview("--expect-no-changes");
    expect(preview.ok, preview.text).to.equal(true);
  });

  it("an upgrade: backup, schema, the new Ironic, and migrations, which up repeats when they have failed", async () => {
    pods.fates = { "db-migrate": "fails" };
    await failsAt("db-migrate", program({ version: "38.0" }));
    const runs = pods.runs();
    expect(jobs(runs)).to.deep.equal(["db-dump", "db-upgrade", "db-migrate"]);
    const [dump, upgrade, migrate] = runs as [Run, Run, Run];
    for (const run of [dump, upgrade]) {
      expect(run.ready, "the old Ironic serves until the new one can").to.include(ironic("37.0"));
    }
    expect(upgrade.complete).to.include("db-dump");
    expect(migrate.complete).to.include("db-upgrade");
    expect(migrate.ready).to.include(ironic("38.0"));
    expect(migrate.ready).not.to.include(ironic("37.0"));

    const before = await serving(place);
    pods.fates = {};
    const again = await up(program({ version: "38.0" }));
    expect(again.ok, again.text).to.equal(true);
    expect(jobs(pods.runs())).to.deep.equal(["db-migrate"]);
    expect(await serving(place)).to.deep.equal(before);
    const preview = await project.preview("--expect-no-changes");
    expect(preview.ok, preview.text).to.equal(true);
  });

  it("and cannot be taken back any more", async () => {
    const refused = await up(program());
    expect(refused.ok, refused.text).to.equal(false);
    expect(refused.text).to.match(/version: 37.0 is older than 38.0, the release of the database schema/);
    expect(pods.runs()).to.deep.equal([]);
  });

  it("a Job that hangs is ended by its own deadline, which up names, and runs again at the next up", async () => {
    pods.fates = { "db-upgrade": "hangs" };
    project.write(program({ version: "38.0", images: { ironic: "registry.example.com/ironic:fix" } }));
    const hanging = project.begin("up");
    const job = await until("the Job", () => unfinished("db-upgrade"));
    const spec = (job as unknown as { spec: { activeDeadlineSeconds: number } }).spec;
    expect(spec.activeDeadlineSeconds).to.equal(7200);
    // Two hours later:
    await place.plane.client.patch(job, { spec: { activeDeadlineSeconds: 1 } });
    const { ok, text } = await hanging.result;
    expect(ok, text).to.equal(false);
    expect(text).to.match(/ironic-db-upgrade-[0-9a-f]{8}.*DeadlineExceeded/s);
    pods.runs();
    pods.fates = {};
    const again = await project.up();
    expect(again.ok, again.text).to.equal(true);
    expect(jobs(pods.runs())).to.deep.equal(["db-upgrade", "db-migrate"]);
  });

  it("a Job that hangs is given up after the user's customTimeouts, and runs again at the next up", async () => {
    pods.fates = { "db-upgrade": "hangs" };
    const other = program(
      { version: "38.0", images: { ironic: "registry.example.com/ironic:next" } },
      { customTimeouts: { create: "10s", update: "10s" } },
    );
    const { ok, text } = await up(other);
    expect(ok, text).to.equal(false);
    expect(text).to.match(/'ironic-db-upgrade-[0-9a-f]{8}' timed out waiting to be Ready/);
    pods.runs();
    pods.fates = {};
    const again = await project.up();
    expect(again.ok, again.text).to.equal(true);
    expect(jobs(pods.runs())).to.deep.equal(["db-upgrade", "db-migrate"]);
  });

  it("and nothing was generated again by any of this, and there is nothing left to do", async () => {
    await expectKept(project, generated);
    const preview = await project.preview("--expect-no-changes");
    expect(preview.ok, preview.text).to.equal(true);
  });
});
