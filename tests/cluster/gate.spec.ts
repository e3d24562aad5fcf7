// The gate on a cluster: a change that fails in the middle, and --refresh. The record contains what has happened.

import { expect } from "chai";
import { clusterProject, small, type Place } from "../support/cluster/clusterProject";
import { createNamespace, removeNamespace, sharedControlPlane } from "../support/cluster/controlPlane";
import { JobPods } from "../support/cluster/jobPods";
import { serving } from "../support/cluster/serving";
import { changes, ironicProgram, type Inputs, type Project, type Result } from "../support/engine/engine";

const managed = { kind: "managed" };
const external = { kind: "external", host: "db.example", name: "ironic", credentialsName: "login", disableTLS: true };

describe("the gate on a cluster", function () {
  this.timeout(400_000);
  let place: Place;
  let project: Project;
  let pods: JobPods;

  const up = async (inputs: Inputs, ...flags: string[]): Promise<Result> => {
    project.write(
      ironicProgram({ namespace: place.namespace, ...small, version: "38.0", database: managed, ...inputs }),
    );
    return project.up(...flags);
  };
  const recorded = async (): Promise<Readonly<Record<string, unknown>>> => {
    const { resources } = (await project.state()).deployment;
    return resources.find(({ urn }) => urn.endsWith("::ironic-release"))?.outputs ?? {};
  };

  before(async () => {
    const plane = await sharedControlPlane();
    place = { plane, namespace: await createNamespace(plane, { jobs: "by hand" }) };
    pods = new JobPods(place);
    project = await clusterProject(ironicProgram(), plane);
    const first = await up({});
    expect(first.ok, first.text).to.equal(true);
  });

  after(async () => {
    await pods.stop();
    project.remove();
    await removeNamespace(place.plane, place.namespace);
  });

  it("keeps the record and its refusals through a refresh", async () => {
    const before = await recorded();
    for (const flags of [[], ["--refresh"]]) {
      const refused = await up({ version: "37.0" }, ...flags);
      expect(refused.ok, refused.text).to.equal(false);
      expect(refused.text).to.match(/version: 37\.0 is older than 38\.0/);
    }
    const refresh = await project.refresh();
    expect(refresh.ok, refresh.text).to.equal(true);
    expect((await up({ version: "37.0" })).text).to.match(/version: 37\.0 is older than 38\.0/);
    const back = await up({}, "--refresh");
    expect(back.ok, back.text).to.equal(true);
    expect(await recorded()).to.deep.include({ version: "38.0", schemaVersion: "38.0", image: before["image"] });
  });

  it("lets a volume have its size back that the cluster refused to grow", async () => {
    const grown = await up({ database: { ...managed, storage: { size: "20Gi" } } });
    expect(grown.ok, "a claim without a volume cannot grow").to.equal(false);
    expect(grown.text).to.match(/ironic-database-data.*(is immutable|can be resized)/s);
    const smaller = await up({ database: { ...managed, storage: { size: "5Gi" } } });
    expect(smaller.text).to.match(/database\.storage\.size: 5Gi is less than 10Gi/);
    const back = await up({});
    expect(back.ok, back.text).to.equal(true);
    expect((await project.preview("--expect-no-changes")).ok).to.equal(true);
  });

  it("lets Ironic stay with its database when the Job of the new one failed, and does not repeat what was allowed once", async () => {
    const before = await serving(place);
    pods.fates = { "db-upgrade": "fails" };
    const moved = await up({ database: external, safety: { allowDatabaseChange: true } });
    expect(moved.ok, moved.text).to.equal(false);
    expect(moved.text).to.match(/ironic-db-upgrade-[0-9a-f]{8}.*BackoffLimitExceeded/s);
    expect(await recorded()).to.have.nested.property("previousDatabase.kind", "managed");
    expect((await up({ database: external })).text).to.match(
      /this moves an installed Ironic from the managed database/,
    );

    pods.fates = {};
    const back = await up({});
    expect(back.ok, back.text).to.equal(true);
    expect(await serving(place), "Ironic has never changed").to.deep.equal(before);
    expect(await recorded()).to.deep.include({ schemaVersion: "38.0" });
    expect(await recorded()).not.to.have.property("previousDatabase");
    expect(changes(await project.preview())).to.deep.equal([]);
  });

  it("does not take a Job that failed earlier for one that has run", async () => {
    pods.fates = { "db-upgrade": "fails" };
    expect((await up({ version: "39.0" })).ok).to.equal(false);
    pods.fates = {};
    const part = await up({ version: "39.0" }, "--exclude", "**::ironic-db-upgrade");
    expect(part.ok, part.text).to.equal(true);
    expect(await recorded()).to.deep.include({ version: "39.0", schemaVersion: "38.0" });
    const whole = await up({ version: "39.0" });
    expect(whole.ok, whole.text).to.equal(true);
    expect(await recorded()).to.deep.include({ version: "39.0", schemaVersion: "39.0" });
  });
});
