// Objects that others change or delete: refresh shows it, and up repairs it.

import assert from "node:assert/strict";
import { onCluster, smallProgram, type Place } from "../support/clusterProject";
import type { KubeObject } from "../support/controlPlane";
import type { Result } from "../support/engine";
import { assertKept, generatedIn } from "../support/generated";

interface Drift {
  readonly title: string;
  readonly make: (place: Place) => Promise<unknown>;
  /** The operation that refresh shows, and on what. */
  readonly shown: { readonly op: "update" | "delete"; readonly name: string };
  /**
   * The field that now belongs to somebody else: up names it, and takes it back only when told to, since that other one
   * may have had a reason.
   */
  readonly taken?: RegExp;
  /** Holds after the repair. */
  readonly repaired: (place: Place) => Promise<boolean>;
}

type Deployment = KubeObject & { readonly spec: { readonly replicas: number } };
type Service = KubeObject & { readonly spec: { readonly selector: Readonly<Record<string, string>> } };

const deployment = (namespace: string): KubeObject => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "ironic-service", namespace },
});
const service = (namespace: string): KubeObject => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "ironic", namespace },
});
const credentials = (namespace: string): KubeObject => ({
  apiVersion: "v1",
  kind: "Secret",
  metadata: { name: "ironic-credentials", namespace },
});

const drifts: readonly Drift[] = [
  {
    title: "a workload scaled to nothing",
    make: ({ plane, namespace }) => plane.client.patch(deployment(namespace), { spec: { replicas: 0 } }),
    shown: { op: "update", name: "ironic-service" },
    taken: /spec\.replicas/,
    repaired: async ({ plane, namespace }) =>
      ((await plane.client.get(deployment(namespace))) as Deployment).spec.replicas === 1,
  },
  {
    title: "a Service that selects other pods",
    make: ({ plane, namespace }) =>
      plane.client.patch(service(namespace), { spec: { selector: { "ironic.metal3.io/app": "elsewhere" } } }),
    shown: { op: "update", name: "ironic" },
    taken: /spec\.selector/,
    repaired: async ({ plane, namespace }) =>
      ((await plane.client.get(service(namespace))) as Service).spec.selector["ironic.metal3.io/app"] ===
      "ironic-service",
  },
  {
    title: "a Service deleted",
    make: ({ plane, namespace }) => plane.client.delete(service(namespace)),
    shown: { op: "delete", name: "ironic" },
    repaired: async ({ plane, namespace }) => (await plane.client.find(service(namespace))) !== undefined,
  },
  {
    title: "the credentials deleted",
    make: ({ plane, namespace }) => plane.client.delete(credentials(namespace)),
    shown: { op: "delete", name: "ironic-credentials" },
    repaired: async ({ plane, namespace }) => (await plane.client.find(credentials(namespace))) !== undefined,
  },
];

/** What a refresh found, besides what is as it was. */
function findings(refresh: Result): string[] {
  return refresh.found.map(({ op, name }) => `${op} ${name}`);
}

describe("drift on a cluster", () => {
  for (const { title, make, shown, taken, repaired } of drifts) {
    it(`${title}: refresh shows it, and up repairs it`, async () => {
      await onCluster(smallProgram(), async (project, place) => {
        const up = await project.up();
        assert.ok(up.ok, up.text);
        const generated = await generatedIn(project);

        await make(place);
        const refresh = await project.refresh();
        assert.ok(refresh.ok, refresh.text);
        assert.deepEqual(findings(refresh), [`${shown.op} ${shown.name}`], refresh.text);

        if (taken !== undefined) {
          const refused = await project.up();
          assert.ok(!refused.ok, refused.text);
          assert.match(refused.text, /field conflict/);
          assert.match(refused.text, taken);
          project.env.PULUMI_K8S_ENABLE_PATCH_FORCE = "true";
        }
        const repair = await project.up();
        assert.ok(repair.ok, repair.text);
        assert.ok(await repaired(place), repair.text);
        await assertKept(project, generated);
        const preview = await project.preview("--expect-no-changes");
        assert.ok(preview.ok, preview.text);
      });
    });
  }
});
