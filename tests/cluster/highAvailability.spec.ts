// Several Ironics on a real API server, on nodes whose ports they take: and the way there and back from a single one.

import { expect } from "chai";
import { node } from "../../scripts/cluster/objects.mjs";
import { onCluster, small } from "../support/cluster/clusterProject";
import { sharedControlPlane, type ControlPlane, type KubeObject } from "../support/cluster/controlPlane";
import { changes, ironicProgram, type Program } from "../support/engine/engine";

const label = "example.com/switched";
/** Closed to all other pods, which might take a port. */
const taint = { key: label, effect: "NoSchedule" };
const nodes = ["switched-one", "switched-two"].map((name) => node(name, { [label]: "" }, [taint]));

const program =
  (highAvailability: boolean) =>
  (namespace: string): Program =>
    ironicProgram(
      {
        namespace,
        highAvailability,
        nodeSelector: { [label]: "" },
        tolerations: [{ key: label, operator: "Exists" }],
        database: { host: "db.example.com", name: "ironic", credentialsName: "db-login", disableTLS: true },
        tls: small.tls,
      },
      // One that waits for ports that are taken shall not wait for long.
      { options: { customTimeouts: { create: "60s", update: "60s", delete: "60s" } } },
    );

async function pods(plane: ControlPlane, namespace: string): Promise<KubeObject[]> {
  const all = (await plane.client.list("v1", "Pod", namespace)) as KubeObject[];
  return all.filter(({ metadata }) => metadata.labels?.["ironic.metal3.io/app"] === "ironic-service");
}

async function kinds(plane: ControlPlane, namespace: string): Promise<string[]> {
  const lists = await Promise.all(
    ["Deployment", "DaemonSet"].map(async (kind) => {
      const found = (await plane.client.list("apps/v1", kind, namespace)) as KubeObject[];
      return found.map(({ metadata }) => `${kind}/${metadata.name}`);
    }),
  );
  return lists.flat();
}

describe("high availability on a cluster", () => {
  let plane: ControlPlane;

  before(async () => {
    plane = await sharedControlPlane();
    await Promise.all(nodes.map((object) => plane.client.create(object)));
  });

  after(() => Promise.all(nodes.map((object) => plane.client.delete(object))));

  it("is switched on and off by one update each, although both kinds of workload want the same ports", async () => {
    await onCluster(program(false), async (project, { namespace }) => {
      const first = await project.up();
      expect(first.ok, first.text).to.equal(true);
      expect(await kinds(plane, namespace)).to.deep.equal(["Deployment/ironic-service"]);

      for (const [on, kind, count] of [
        [true, "DaemonSet", 2],
        [false, "Deployment", 1],
      ] as const) {
        project.write(program(on)(namespace));
        const preview = await project.preview();
        expect(preview.ok, preview.text).to.equal(true);
        const up = await project.up();
        expect(up.ok, up.text).to.equal(true);
        expect(changes(up), "what preview says is what up does").to.deep.equal(changes(preview));
        expect(changes(up), up.text).to.include(`replace kubernetes:apps/v1:${kind} ironic-service`);
        expect(await kinds(plane, namespace)).to.deep.equal([`${kind}/ironic-service`]);
        expect(await pods(plane, namespace)).to.have.lengthOf(count);
        expect(changes(await project.preview())).to.deep.equal([]);
      }

      const destroy = await project.destroy();
      expect(destroy.ok, destroy.text).to.equal(true);
      expect(await kinds(plane, namespace)).to.deep.equal([]);
    });
  });
});
