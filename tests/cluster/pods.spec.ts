// Pods that do not get ready: up fails within its time limit, says why, keeps what it generated, and completes later.

import assert from "node:assert/strict";
import { onCluster, small, type Place } from "../support/clusterProject";
import type { KubeObject, NamespaceOptions } from "../support/controlPlane";
import { ironicProgram, type Program } from "../support/engine";
import { assertKept, generatedIn } from "../support/generated";

interface Fault {
  readonly title: string;
  readonly namespace?: NamespaceOptions;
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** What makes it fail, when inputs do not. */
  readonly cause?: (place: Place) => Promise<unknown>;
  /** What the user reads. */
  readonly says: RegExp;
  /** Takes the cause away; without it, other inputs do. */
  readonly cure?: (place: Place) => Promise<unknown>;
}

const image = (ironic: string): Readonly<Record<string, unknown>> => ({ images: { ironic } });

const quota = (namespace: string): KubeObject => ({
  apiVersion: "v1",
  kind: "ResourceQuota",
  metadata: { name: "no-pods", namespace },
  ...{ spec: { hard: { pods: "0" } } },
});

/** So that the controller does not sit out its growing pauses between attempts. */
async function retry({ plane, namespace }: Place): Promise<void> {
  const sets = (await plane.client.list("apps/v1", "ReplicaSet", namespace)) as KubeObject[];
  await Promise.all(
    sets.map(({ metadata: { name } }) =>
      plane.client.delete({ apiVersion: "apps/v1", kind: "ReplicaSet", metadata: { name, namespace } }),
    ),
  );
}

/** The plugin adds the container's own reason when it has seen it in time, which on a busy machine it may not. */
const timedOut = /ironic-service' timed out waiting to be Ready/;

/**
 * Containers that fail are mostly reported by name. Pods that were never made or never scheduled are not: the kubernetes plugin
 * reads neither the ReplicaSet's events nor the pod's conditions. docs/troubleshooting.md says where the reason is.
 */
const unexplained = /ironic-service' timed out waiting to be Ready.*Minimum number of live Pods was not attained/s;

const faults: Fault[] = [
  {
    title: "an image that no registry has",
    inputs: image("registry.example.com/no-such-image:1"),
    says: timedOut,
  },
  {
    title: "a container that crashes",
    inputs: image("registry.example.com/crash-loop:1"),
    says: timedOut,
  },
  {
    title: "a pod that never becomes ready",
    inputs: image("registry.example.com/never-ready:1"),
    says: unexplained,
  },
  {
    title: "a quota that is used up",
    cause: ({ plane, namespace }) => plane.client.create(quota(namespace)),
    says: unexplained,
    cure: async (place) => {
      await place.plane.client.delete(quota(place.namespace));
      await retry(place);
    },
  },
  {
    title: "a namespace that does not admit host networking",
    namespace: { level: "restricted" },
    inputs: { networking: {} },
    says: unexplained,
    cure: async (place) => {
      const { plane, namespace } = place;
      await plane.client.patch(
        { apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } },
        { metadata: { labels: { "pod-security.kubernetes.io/enforce": "privileged" } } },
      );
      await retry(place);
    },
  },
  {
    title: "nodes that do not fit",
    inputs: { nodeSelector: { "metal3.example.com/no-node": "has-this" } },
    says: unexplained,
  },
];

const range = { networkCIDR: "192.0.2.0/24", rangeBegin: "192.0.2.100", rangeEnd: "192.0.2.200" };

/** A volume that an administrator makes for the claim by hand. */
const volume = (namespace: string): KubeObject => ({
  apiVersion: "v1",
  kind: "PersistentVolume",
  metadata: { name: `for-${namespace}` },
  ...{
    spec: {
      storageClassName: "never-bound",
      capacity: { storage: "1Gi" },
      accessModes: ["ReadWriteOnce"],
      hostPath: { path: "/nowhere" },
      claimRef: { namespace, name: "ironic-leases" },
    },
  },
});

faults.push({
  title: "a claim that no volume fits",
  inputs: {
    networking: {
      ipAddress: "192.0.2.10",
      dhcp: { ...range, leases: { size: "1Gi", storageClassName: "never-bound" } },
    },
  },
  says: /PersistentVolumeClaim/,
  cure: ({ plane, namespace }) => plane.client.create(volume(namespace)),
});

const limitSeconds = 20;
/** The engine, its plugins, and a busy machine. */
const overheadSeconds = 120;

function program(namespace: string, inputs: Readonly<Record<string, unknown>> = {}): Program {
  const limit = `${limitSeconds}s`;
  const options = { customTimeouts: { create: limit, update: limit } };
  return ironicProgram({ namespace, networking: small.networking, ...inputs }, { options });
}

describe("pods that do not get ready", () => {
  for (const { title, namespace: settings, inputs, cause, says, cure } of faults) {
    it(`${title}: up fails in time and says so, and completes when that is over`, async () => {
      await onCluster(
        (namespace) => program(namespace, inputs),
        async (project, place) => {
          await cause?.(place);
          const started = performance.now();
          const up = await project.up();
          const seconds = (performance.now() - started) / 1000;
          assert.ok(!up.ok, up.text);
          assert.ok(seconds < limitSeconds + overheadSeconds, `it took ${seconds.toFixed()} s`);
          assert.match(up.text, says);

          const generated = await generatedIn(project);
          assert.ok("ironic-ca-1-key" in generated && "ironic-password" in generated);
          if (cure === undefined) {
            project.write(program(place.namespace));
          } else {
            await cure(place);
          }
          const again = await project.up();
          assert.ok(again.ok, again.text);
          await assertKept(project, generated);
          const preview = await project.preview("--expect-no-changes");
          assert.ok(preview.ok, preview.text);
        },
        settings,
      );
    });
  }
});
