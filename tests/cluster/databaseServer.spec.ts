// The managed server on a cluster: a volume that does not come, a password that changes, and what outlives the component.

import { expect } from "chai";
import { clusterProject, small, type Place } from "../support/cluster/clusterProject";
import {
  createNamespace,
  objectsIn,
  removeNamespace,
  sharedControlPlane,
  until,
  type KubeObject,
} from "../support/cluster/controlPlane";
import { ironicProgram, type Program, type Project } from "../support/engine/engine";
import { expectKept, generatedIn } from "../support/cluster/generated";
import { JobPods } from "../support/cluster/jobPods";

type Deployment = KubeObject & {
  readonly spec: {
    readonly template: { readonly spec: { readonly volumes: readonly { secret?: { secretName: string } }[] } };
  };
};

/** A volume that an administrator makes for the claim by hand. */
const volume = (namespace: string): KubeObject => ({
  apiVersion: "v1",
  kind: "PersistentVolume",
  metadata: { name: `database-of-${namespace}` },
  ...{
    spec: {
      storageClassName: "never-bound",
      capacity: { storage: "10Gi" },
      accessModes: ["ReadWriteOnce"],
      hostPath: { path: "/nowhere" },
      claimRef: { namespace, name: "ironic-database-data" },
    },
  },
});

/** The Secret by which the Ironic that is deployed logs in. */
async function loginOf({ plane, namespace }: Place): Promise<string> {
  const deployment = (await plane.client.get({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "ironic-service", namespace },
  })) as Deployment;
  const names = deployment.spec.template.spec.volumes.map(({ secret }) => secret?.secretName ?? "");
  return names.find((name) => name.startsWith("ironic-database-client-")) ?? "";
}

describe("the managed database server on a cluster", function () {
  this.timeout(400_000);
  let place: Place;
  let project: Project;
  let pods: JobPods;

  const program = (database: object = {}, options: unknown = undefined): Program =>
    ironicProgram(
      {
        namespace: place.namespace,
        ...small,
        database: {
          kind: "managed",
          storage: { size: "10Gi", storageClassName: "never-bound" },
          backup: { storage: { retain: false } },
          ...database,
        },
      },
      { options },
    );
  const jobs = (): string[] => pods.runs().map(({ job }) => job);
  const secretExists = async (name: string): Promise<boolean> => {
    const { plane, namespace } = place;
    return (await plane.client.find({ apiVersion: "v1", kind: "Secret", metadata: { name, namespace } })) !== undefined;
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
    await place.plane.client.delete(volume(place.namespace)).catch(() => undefined);
  });

  it("a volume that nobody provides: up names the server and fails in time, and completes when it is there", async () => {
    project.write(program({}, { customTimeouts: { create: "20s", update: "20s" } }));
    const { ok, text } = await project.up();
    expect(ok, text).to.equal(false);
    expect(text).to.match(/'ironic-database' timed out waiting to be Ready/);
    expect(jobs(), "a Job ran without a server").to.deep.equal([]);
    const generated = await generatedIn(project);
    expect(generated).to.have.property("ironic-database-password");

    await place.plane.client.create(volume(place.namespace));
    project.write(program());
    const again = await project.up();
    expect(again.ok, again.text).to.equal(true);
    await expectKept(project, generated);
    expect(jobs().slice(0, 3)).to.deep.equal(["db-accounts", "db-dump", "db-upgrade"]);
    const preview = await project.preview("--expect-no-changes");
    expect(preview.ok, preview.text).to.equal(true);
  });

  it("a new password: the new account, then Ironic, then the end of the old one, in one up", async () => {
    const old = await loginOf(place);
    project.write(program({ rotation: "1" }));
    const up = await project.up();
    expect(up.ok, up.text).to.equal(true);
    const now = await loginOf(place);
    expect(now).not.to.equal(old);
    expect(await secretExists(old), "the old password is left lying about").to.equal(false);
    const ran = jobs();
    expect(ran[0]).to.equal("db-accounts");
    expect(ran).to.include("db-retire");
    const preview = await project.preview("--expect-no-changes");
    expect(preview.ok, preview.text).to.equal(true);
  });

  it("a new password whose account fails: Ironic keeps using the old one, and the next up completes", async () => {
    const old = await loginOf(place);
    pods.fates = { "db-accounts": "fails" };
    project.write(program({ rotation: "2" }));
    const { ok, text } = await project.up();
    expect(ok, text).to.equal(false);
    expect(text).to.match(/ironic-db-accounts-[0-9a-f]{8}.*BackoffLimitExceeded/s);
    expect(jobs()).to.deep.equal(["db-accounts"]);
    expect(await loginOf(place)).to.equal(old);
    expect(await secretExists(old), "the running Ironic has lost its password").to.equal(true);

    const generated = await generatedIn(project);
    pods.fates = {};
    const again = await project.up();
    expect(again.ok, again.text).to.equal(true);
    await expectKept(project, generated);
    expect(await loginOf(place)).not.to.equal(old);
    expect(await secretExists(old)).to.equal(false);
    expect(jobs()).to.include("db-retire");
  });

  it("an old account that is still in use: up says so, and the next up drops it", async () => {
    pods.fates = { "db-retire": "fails" };
    project.write(program({ rotation: "3" }));
    const { ok, text } = await project.up();
    expect(ok, text).to.equal(false);
    expect(text).to.match(/ironic-db-retire-[0-9a-f]{8}.*BackoffLimitExceeded/s);
    const moved = await loginOf(place);
    pods.runs();
    pods.fates = {};
    const again = await project.up();
    expect(again.ok, again.text).to.equal(true);
    expect(jobs()).to.deep.equal(["db-retire"]);
    expect(await loginOf(place)).to.equal(moved);
  });

  it("is gone after destroy, except for the volume claim, which goes only on request", async () => {
    const destroy = await project.destroy();
    expect(destroy.ok, destroy.text).to.equal(true);
    const { plane, namespace } = place;
    const left = ["PersistentVolumeClaim/ironic-database-data"];
    await until("the end of the others", async () =>
      (await objectsIn(plane, namespace)).join() === left.join() ? true : undefined,
    );
  });
});
