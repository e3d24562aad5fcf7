// A rotation reaches the other end: whoever reads the credentials at its start is restarted, after Ironic knows both logins.

import { expect } from "chai";
import type { KubeObject } from "../../scripts/cluster/client.mjs";
import { onCluster, small, type Place } from "../support/cluster/clusterProject";
import { changes, ironicProgram } from "../support/engine/engine";

const operator = "baremetal-operator-controller-manager";

interface Operator extends KubeObject {
  readonly spec: {
    readonly replicas: number;
    readonly template: { readonly metadata: { readonly annotations: Readonly<Record<string, string>> } };
  };
}

/** A Deployment that somebody else has made. */
const operatorIn = (namespace: string): KubeObject => {
  const labels = { app: "bmo" };
  const containers = [{ name: "manager", image: "registry.example.com/baremetal-operator:1" }];
  const template = { metadata: { labels, annotations: { theirs: "kept" } }, spec: { containers } };
  const metadata = { name: operator, namespace };
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata,
    ...{ spec: { replicas: 1, selector: { matchLabels: labels }, template } },
  };
};

/** Its operator is there before. */
const program = (namespace: string, rotation = "1") =>
  ironicProgram({
    namespace,
    ...small,
    credentials: { rotation },
    bareMetalOperator: { restart: [{ name: operator }] },
  });

async function annotationsOf({ plane, namespace }: Place): Promise<Readonly<Record<string, string>>> {
  const { spec } = (await plane.client.get(operatorIn(namespace))) as Operator;
  expect(spec.replicas, "nothing else of it changes").to.equal(1);
  return spec.template.metadata.annotations;
}

async function usersOf({ plane, namespace }: Place): Promise<string[]> {
  const secrets = (await plane.client.list("v1", "Secret", namespace)) as (KubeObject & {
    data: Record<string, string>;
  })[];
  const { data } = secrets.find(({ metadata }) => metadata.name.startsWith("ironic-htpasswd-")) as {
    data: Record<string, string>;
  };
  const lines = Buffer.from(data["htpasswd"] ?? "", "base64")
    .toString()
    .trim()
    .split("\n");
  return lines.map((line) => line.split(":")[0] ?? "");
}

describe("a rotation of the credentials", () => {
  it("restarts the operator, which finds a login that Ironic accepts, and keeps the previous one valid", async () => {
    const checksum = "metal3.pulumi.com/handover-checksum";
    await onCluster(program, async (project, place) => {
      await place.plane.client.create(operatorIn(place.namespace));
      const up = await project.up();
      expect(up.ok, up.text).to.equal(true);
      const before = await annotationsOf(place);
      expect(before["theirs"]).to.equal("kept");
      expect(before[checksum]).to.match(/^[0-9a-f]+$/);
      expect(await usersOf(place)).to.deep.equal(["ironic"]);

      project.write(program(place.namespace, "2"));
      const rotated = await project.up();
      expect(rotated.ok, rotated.text).to.equal(true);
      const after = await annotationsOf(place);
      expect(after[checksum]).not.to.equal(before[checksum]);
      expect(await usersOf(place)).to.deep.equal(["ironic-2", "ironic"]);
      expect(changes(await project.preview())).to.deep.equal([]);

      const destroyed = await project.destroy();
      expect(destroyed.ok, destroyed.text).to.equal(true);
      expect(Object.keys(await annotationsOf(place))).to.deep.equal(["theirs"]);
    });
  });
});
