// Several Ironics on a real API server, on nodes whose ports they take: and the way there and back from a single one.

import assert from "node:assert/strict";
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
      assert.ok(first.ok, first.text);
      assert.deepEqual(await kinds(plane, namespace), ["Deployment/ironic-service"]);

      for (const [on, kind, count] of [
        [true, "DaemonSet", 2],
        [false, "Deployment", 1],
      ] as const) {
        project.write(program(on)(namespace));
        const preview = await project.preview();
        assert.ok(preview.ok, preview.text);
        const up = await project.up();
        assert.ok(up.ok, up.text);
        assert.deepEqual(changes(up), changes(preview), "what preview says is what up does");
        assert.ok(changes(up).includes(`replace kubernetes:apps/v1:${kind} ironic-service`), up.text);
        assert.deepEqual(await kinds(plane, namespace), [`${kind}/ironic-service`]);
        assert.equal((await pods(plane, namespace)).length, count);
        assert.deepEqual(changes(await project.preview()), []);
      }

      const destroy = await project.destroy();
      assert.ok(destroy.ok, destroy.text);
      assert.deepEqual(await kinds(plane, namespace), []);
    });
  });
});
