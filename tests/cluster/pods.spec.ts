// Pods that do not get ready: up fails within its time limit with the pod's own reason, keeps what it generated, and
// completes later.

import * as fs from "node:fs";
import { expect } from "chai";
import { onCluster, small, smallProgram, type Place } from "../support/cluster/clusterProject";
import type { KubeObject, NamespaceOptions } from "../support/cluster/controlPlane";
import { createDeployer } from "../support/cluster/deployer";
import { ironicProgram, Project, type Program } from "../support/engine/engine";
import { expectKept, generatedIn } from "../support/cluster/generated";

interface Fault {
  readonly title: string;
  readonly namespace?: NamespaceOptions;
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** What makes it fail, when inputs do not. */
  readonly cause?: (place: Place) => Promise<unknown>;
  /** What the user reads beside the end of the time. */
  readonly says: RegExp;
  readonly limitSeconds?: number;
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

const faults: Fault[] = [
  {
    title: "an image that no registry has",
    inputs: image("registry.example.com/no-such-image:1"),
    says: /pod ironic-service-\S+, containers ironic, httpd, ramdisk-logs: (ImagePullBackOff|ErrImagePull): .*no-such-image:1/,
  },
  {
    title: "a container that crashes",
    inputs: image("registry.example.com/crash-loop:1"),
    says: /containers ironic, .*: CrashLoopBackOff: .*\(it exited with code 1, Error: cannot find the provisioning interface\)/,
  },
  {
    title: "a pod that never becomes ready",
    inputs: image("registry.example.com/never-ready:1"),
    says: /pod ironic-service-\S+: still not ready: ironic, httpd/,
    limitSeconds: 60,
  },
  {
    title: "a quota that is used up",
    cause: ({ plane, namespace }) => plane.client.create(quota(namespace)),
    says: /ReplicaSet ironic-service-\S+: FailedCreate: pods "ironic-service-\S+" is forbidden: exceeded quota: no-pods, requested: pods=1/,
    cure: async (place) => {
      await place.plane.client.delete(quota(place.namespace));
      await retry(place);
    },
  },
  {
    title: "a namespace that does not admit host networking",
    namespace: { level: "restricted" },
    inputs: { networking: {} },
    says: /ReplicaSet ironic-service-\S+: FailedCreate: pods .* violates PodSecurity "restricted:latest": host namespaces \(hostNetwork=true\)/,
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
    says: /pod ironic-service-\S+ is not scheduled: Unschedulable: 0\/\d+ nodes are available: .*didn't match Pod's node affinity/,
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
  says: /PersistentVolumeClaim ironic-leases: ProvisioningFailed: .*"never-bound" not found/,
  cure: ({ plane, namespace }) => plane.client.create(volume(namespace)),
});

const usualLimitSeconds = 30;
/** For the update that has to complete, however busy the machine is. */
const generousLimitSeconds = 300;
/** The engine, its plugins, and a busy machine. */
const overheadSeconds = 120;

function program(
  namespace: string,
  inputs: Readonly<Record<string, unknown>> = {},
  limitSeconds = usualLimitSeconds,
): Program {
  const limit = `${limitSeconds}s`;
  const options = { customTimeouts: { create: limit, update: limit } };
  return ironicProgram({ namespace, networking: small.networking, ...inputs }, { options });
}

async function failThenComplete(fault: Fault, project: Project, place: Place): Promise<void> {
  const { cause, says, cure, limitSeconds = usualLimitSeconds } = fault;
  await cause?.(place);
  const started = performance.now();
  const up = await project.up();
  const seconds = (performance.now() - started) / 1000;
  expect(up.ok, up.text).to.equal(false);
  expect(seconds, `it took ${seconds.toFixed()} s`).to.be.below(limitSeconds + overheadSeconds);
  expect(up.text).to.match(/ironic-service' timed out waiting to be Ready/);
  expect(up.text).to.match(says);

  const generated = await generatedIn(project);
  expect(generated).to.have.property("ironic-ca-1-key");
  expect(generated).to.have.property("ironic-password");
  await cure?.(place);
  project.write(program(place.namespace, cure === undefined ? {} : fault.inputs, generousLimitSeconds));
  const again = await project.up();
  expect(again.ok, again.text).to.equal(true);
  await expectKept(project, generated);
  const preview = await project.preview("--expect-no-changes");
  expect(preview.ok, preview.text).to.equal(true);
}

function run(fault: Fault): Promise<void> {
  return onCluster(
    (namespace) => program(namespace, fault.inputs, fault.limitSeconds),
    (project, place) => failThenComplete(fault, project, place),
    fault.namespace,
  );
}

describe("pods that do not get ready", () => {
  const runs = new Map<string, Promise<void>>();

  before("all at once: they mostly wait", () => {
    for (const fault of faults) {
      const running = run(fault);
      // It is looked at by its own test.
      running.catch(() => undefined);
      runs.set(fault.title, running);
    }
  });

  for (const { title } of faults) {
    it(`${title}: up fails in time and says why, and completes when that is over`, () => runs.get(title));
  }
});

describe("why pods are not ready is read", () => {
  const refused = /ReplicaSet ironic-service-\S+: FailedCreate: .*exceeded quota: no-pods/;

  it("with no more rights than docs/rbac.yaml gives, from the cluster of an explicit provider", async () => {
    await onCluster(smallProgram(), async (_, { plane, namespace }) => {
      await plane.client.create(quota(namespace));
      const kubeconfig = fs.readFileSync(await createDeployer(plane, namespace), "utf8");
      const provider = { type: "pulumi:providers:kubernetes", properties: { kubeconfig } };
      const options = { provider: "${there}", customTimeouts: { create: `${usualLimitSeconds}s` } };
      const properties = { namespace, ...small };
      const explicit = ironicProgram(properties, { options, resources: { there: provider } });
      await Project.with(
        explicit,
        async (project) => {
          const up = await project.up();
          expect(up.ok, up.text).to.equal(false);
          expect(up.text).to.match(refused);
        },
        { render: false },
      );
    });
  });
});
