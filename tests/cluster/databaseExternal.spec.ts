// A database of the user's own on a cluster: the Jobs log in with the user's Secret, which the component never touches.

import { expect } from "chai";
import { onCluster, small, type Place } from "../support/cluster/clusterProject";
import { objectsIn, type KubeObject } from "../support/cluster/controlPlane";
import { ironicProgram, type Program } from "../support/engine/engine";
import { JobPods, jobOf, lastWords } from "../support/cluster/jobPods";
import { serving } from "../support/cluster/serving";

const program = (namespace: string, version: string): Program =>
  ironicProgram({
    namespace,
    ...small,
    version,
    database: {
      host: "db.example.com",
      name: "ironic",
      credentialsName: "database-login",
      tlsCertificateName: "database-ca",
    },
  });

const secret = (namespace: string, name: string, stringData: Readonly<Record<string, string>>): KubeObject => ({
  apiVersion: "v1",
  kind: "Secret",
  metadata: { name, namespace },
  ...{ stringData },
});

type Job = KubeObject & {
  readonly spec: {
    readonly template: { readonly spec: { readonly volumes: readonly { secret?: { secretName: string } }[] } };
  };
};

/** The Secrets that each Job reads. */
async function secretsOfJobs({ plane, namespace }: Place): Promise<Record<string, string[]>> {
  const jobs = (await plane.client.list("batch/v1", "Job", namespace)) as Job[];
  return Object.fromEntries(
    jobs.map(({ metadata, spec }) => [
      jobOf(metadata.name),
      spec.template.spec.volumes.flatMap(({ secret }) => (secret === undefined ? [] : [secret.secretName])).sort(),
    ]),
  );
}

describe("an external database on a cluster", function () {
  this.timeout(400_000);

  it("has its schema made, upgraded and migrated with the user's login; a failed upgrade leaves the old Ironic", async () => {
    await onCluster(
      (namespace) => program(namespace, "37.0"),
      async (project, place) => {
        const { plane, namespace } = place;
        await plane.client.create(secret(namespace, "database-login", { username: "ironic", password: "of-the-user" }));
        await plane.client.create(secret(namespace, "database-ca", { "tls.crt": "-----BEGIN CERTIFICATE-----" }));
        const pods = new JobPods(place);
        const jobs = (): string[] => pods.runs().map(({ job }) => job);
        try {
          const first = await project.up();
          expect(first.ok, first.text).to.equal(true);
          expect(jobs()).to.deep.equal(["db-upgrade", "db-migrate"]);
          const both = ["database-ca", "database-login"];
          expect(await secretsOfJobs(place)).to.deep.equal({ "db-upgrade": both, "db-migrate": both });

          const before = await serving(place);
          pods.fates = { "db-upgrade": "fails" };
          project.write(program(namespace, "38.0"));
          const failed = await project.up();
          expect(failed.ok, failed.text).to.equal(false);
          expect(failed.text).to.include(lastWords);
          expect(jobs()).to.deep.equal(["db-upgrade"]);
          expect(await serving(place)).to.deep.equal(before);

          pods.fates = {};
          const again = await project.up();
          expect(again.ok, again.text).to.equal(true);
          expect(jobs()).to.deep.equal(["db-upgrade", "db-migrate"]);
          const preview = await project.preview("--expect-no-changes");
          expect(preview.ok, preview.text).to.equal(true);

          const destroy = await project.destroy();
          expect(destroy.ok, destroy.text).to.equal(true);
          expect(await objectsIn(plane, namespace)).to.deep.equal(["Secret/database-ca", "Secret/database-login"]);
        } finally {
          await pods.stop();
        }
      },
      { jobs: "by hand" },
    );
  });
});
