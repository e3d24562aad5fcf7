// Reasons for which pods are not ready: what is said of each state that Kubernetes shows, and when nothing is said.

import { expect } from "chai";
import { reasonsOf } from "../../provider/diagnosis/reasons";
import type { Seen, SeenContainer, SeenEvent, SeenPod, SeenReplicaSet } from "../../provider/diagnosis/snapshot";

const now = Date.parse("2026-01-01T00:10:00Z");
const secondsAgo = (seconds: number): string => new Date(now - seconds * 1000).toISOString();

const nothing: Seen = {
  pods: [],
  replicaSets: [],
  statefulSets: [],
  daemonSets: [],
  jobs: [],
  claims: [],
  events: [],
};

function said(seen: Partial<Seen>): string[] {
  return reasonsOf({ ...nothing, ...seen }, now).map(({ text }) => text);
}

function pod(status: SeenPod["status"], metadata: Partial<SeenPod["metadata"]> = {}): SeenPod {
  return { metadata: { name: "ironic-service-1", creationTimestamp: secondsAgo(60), ...metadata }, status };
}

function running(name: string, seconds: number, ready = false): SeenContainer {
  return { name, ready, state: { running: { startedAt: secondsAgo(seconds) } } };
}

function waiting(name: string, reason: string, message?: string): SeenContainer {
  return { name, ready: false, state: { waiting: { reason, message } } };
}

function replicaSet(name: string, revision: string, message?: string): SeenReplicaSet {
  const failure = { type: "ReplicaFailure", status: "True", reason: "FailedCreate", message };
  return {
    metadata: {
      name,
      annotations: { "deployment.kubernetes.io/revision": revision },
      ownerReferences: [{ kind: "Deployment", name: "ironic-service" }],
    },
    status: { conditions: message === undefined ? [] : [failure] },
  };
}

const event = (kind: string, name: string, reason: string, message: string, seconds = 5): SeenEvent => ({
  involvedObject: { kind, name },
  reason,
  message,
  lastTimestamp: secondsAgo(seconds),
});

describe("a reason why pods are not ready", () => {
  it("is a pod that the ReplicaSet cannot make", () => {
    const seen = { replicaSets: [replicaSet("ironic-service-a", "1", 'pods "x" is forbidden: exceeded quota')] };
    expect(said(seen)).to.deep.equal([
      'ReplicaSet ironic-service-a: FailedCreate: pods "x" is forbidden: exceeded quota',
    ]);
  });

  it("is a pod that fits no node", () => {
    const message = "0/3 nodes are available: 3 Insufficient memory.";
    const conditions = [{ type: "PodScheduled", status: "False", reason: "Unschedulable", message }];
    expect(said({ pods: [pod({ phase: "Pending", conditions })] })).to.deep.equal([
      `pod ironic-service-1 is not scheduled: Unschedulable: ${message}`,
    ]);
  });

  it("is reported once for all containers that fail alike, with their exit codes", () => {
    const crashed = (name: string): SeenContainer => ({
      ...waiting(name, "CrashLoopBackOff", "back-off 40s"),
      lastState: { terminated: { exitCode: 137, reason: "OOMKilled" } },
    });
    const containerStatuses = [crashed("ironic"), crashed("httpd"), waiting("ramdisk-logs", "ErrImagePull", "gone")];
    expect(said({ pods: [pod({ containerStatuses })] })).to.deep.equal([
      "pod ironic-service-1, containers ironic, httpd: CrashLoopBackOff: back-off 40s (it exited with code 137, OOMKilled)",
      "pod ironic-service-1, container ramdisk-logs: ErrImagePull: gone",
    ]);
  });

  it("is an init container that ended badly", () => {
    const ended: SeenContainer = {
      name: "ramdisk-downloader",
      ready: false,
      state: { terminated: { exitCode: 22, reason: "Error" } },
    };
    const containerStatuses = [waiting("ironic", "PodInitializing")];
    expect(said({ pods: [pod({ initContainerStatuses: [ended], containerStatuses })] })).to.deep.equal([
      "pod ironic-service-1, container ramdisk-downloader: Error: it exited with code 22",
    ]);
  });

  it("is what a container printed last before it ended, without the password of a URL", () => {
    const message = "starting\nkeepalived: cannot reach mysql://ironic:hunter2@db/x\n";
    const terminated = { exitCode: 1, reason: "Error", message };
    const failed: SeenContainer[] = [
      { ...waiting("keepalived", "CrashLoopBackOff", "back-off 10s"), lastState: { terminated } },
      { name: "httpd", ready: false, state: { terminated } },
    ];
    const last = "keepalived: cannot reach mysql://ironic:***@db/x";
    expect(said({ pods: [pod({ containerStatuses: failed })] })).to.deep.equal([
      `pod ironic-service-1, container keepalived: CrashLoopBackOff: back-off 10s (it exited with code 1, Error: ${last})`,
      `pod ironic-service-1, container httpd: Error: it exited with code 1: ${last}`,
    ]);
  });

  it("is a container that runs and stays unready, with what its probe said last", () => {
    const pods = [pod({ containerStatuses: [running("ironic", 31), running("httpd", 31, true)] })];
    expect(said({ pods })).to.deep.equal(["pod ironic-service-1: still not ready: ironic"]);
    const events = [
      event("Pod", "ironic-service-1", "BackOff", "an older one", 50),
      event("Pod", "ironic-service-1", "Unhealthy", "Readiness probe failed: status 503", 3),
      event("Pod", "another", "FailedMount", "of another pod", 1),
    ];
    expect(said({ pods, events })).to.deep.equal([
      "pod ironic-service-1: still not ready: ironic (Unhealthy: Readiness probe failed: status 503)",
    ]);
  });

  it("is a volume that cannot be mounted", () => {
    const pods = [pod({ containerStatuses: [waiting("ironic", "ContainerCreating")] })];
    const events = [event("Pod", "ironic-service-1", "FailedMount", 'secret "corporate-tls" not found')];
    expect(said({ pods, events })).to.deep.equal([
      'pod ironic-service-1: still not started: ironic (FailedMount: secret "corporate-tls" not found)',
    ]);
  });

  it("is what events say of Jobs, StatefulSets, DaemonSets and claims that wait", () => {
    const metadata = { name: "it" };
    const seen = {
      jobs: [{ metadata, status: {} }],
      statefulSets: [{ metadata, spec: { replicas: 1 }, status: { replicas: 0 } }],
      daemonSets: [{ metadata, status: { currentNumberScheduled: 1, desiredNumberScheduled: 3 } }],
      claims: [{ metadata, status: { phase: "Pending" } }],
    };
    const kinds = ["StatefulSet", "DaemonSet", "Job", "PersistentVolumeClaim"];
    const events = kinds.map((kind) => event(kind, "it", "Failed", `that ${kind}`));
    expect(said({ ...seen, events })).to.deep.equal(kinds.map((kind) => `${kind} it: Failed: that ${kind}`));
    expect(said(seen), "there is nothing to say without events").to.deep.equal([]);
  });
});

describe("a reason, where the API server omits fields", () => {
  const metadata = { name: "it" };
  const failed: SeenReplicaSet = { metadata, status: { conditions: [{ type: "ReplicaFailure", status: "True" }] } };
  const eventAt = (time: Partial<SeenEvent>, reason: string): SeenEvent => ({
    involvedObject: { kind: "Job", name: "it" },
    reason,
    ...time,
  });
  const cases: Record<string, { seen: Partial<Seen>; reasons: string[] }> = {
    "is that of a ReplicaSet without an owner, a revision and a message": {
      seen: { replicaSets: [failed] },
      reasons: ["ReplicaSet it: ReplicaFailure"],
    },
    "is that of a StatefulSet without status, which has made no pod": {
      seen: { statefulSets: [{ metadata }], events: [event("StatefulSet", "it", "FailedCreate", "quota")] },
      reasons: ["StatefulSet it: FailedCreate: quota"],
    },
    "is that of a Job without status, which has made no pod": {
      seen: { jobs: [{ metadata }], events: [event("Job", "it", "FailedCreate", "quota")] },
      reasons: ["Job it: FailedCreate: quota"],
    },
    "is the latest event, whichever of the two times each has": {
      seen: {
        jobs: [{ metadata }],
        events: [
          eventAt({}, "NoTime"),
          eventAt({ lastTimestamp: null, eventTime: secondsAgo(5) }, "Latest"),
          eventAt({ lastTimestamp: secondsAgo(9) }, "Earlier"),
          eventAt({ lastTimestamp: null, eventTime: null }, "NoTimeEither"),
        ],
      },
      reasons: ["Job it: Latest"],
    },
    "is that of a pod that fits no node, although nobody says why": {
      seen: { pods: [pod({ conditions: [{ type: "PodScheduled", status: "False" }] })] },
      reasons: ["pod ironic-service-1 is not scheduled: Unschedulable"],
    },
    "is the exit code of a container": {
      seen: {
        pods: [pod({ containerStatuses: [{ name: "a", ready: false, state: { terminated: { exitCode: 3 } } }] })],
      },
      reasons: ["pod ironic-service-1, container a: Error: it exited with code 3"],
    },
    "is the exit code of a container that waits to be started again": {
      seen: {
        pods: [
          pod({
            containerStatuses: [
              { ...waiting("a", "CrashLoopBackOff"), lastState: { terminated: { exitCode: 4, message: "\n" } } },
            ],
          }),
        ],
      },
      reasons: ["pod ironic-service-1, container a: CrashLoopBackOff: (it exited with code 4)"],
    },
    "is what the pod shows, if the last event says nothing": {
      seen: {
        pods: [pod({ containerStatuses: [running("ironic", 60)] })],
        events: [{ involvedObject: { kind: "Pod", name: "ironic-service-1" } }],
      },
      reasons: ["pod ironic-service-1: still not ready: ironic"],
    },
    "is none for objects that have no status yet": {
      seen: {
        replicaSets: [{ metadata }, { metadata }],
        daemonSets: [{ metadata }],
        claims: [{ metadata }],
        pods: [
          { metadata },
          pod(
            {
              containerStatuses: [
                { name: "a", ready: false },
                { name: "b", ready: false, state: { waiting: {} } },
              ],
            },
            { creationTimestamp: secondsAgo(1) },
          ),
        ],
        events: ["ReplicaSet", "DaemonSet", "PersistentVolumeClaim", "Pod"].map((kind) =>
          event(kind, "it", "Any", "x"),
        ),
      },
      reasons: [],
    },
    "is none for a pod that has done its work": {
      seen: { pods: [pod({ phase: "Succeeded", containerStatuses: [running("a", 60)] })] },
      reasons: [],
    },
  };
  for (const [title, { seen, reasons }] of Object.entries(cases)) {
    it(title, () => expect(said(seen)).to.deep.equal(reasons));
  }
});

describe("there is no reason to tell", () => {
  const cases: Record<string, Partial<Seen>> = {
    "when a pod starts": {
      pods: [
        pod({ containerStatuses: [waiting("ironic", "ContainerCreating")] }, { creationTimestamp: secondsAgo(9) }),
      ],
    },
    "when a container has run for less time than Ironic needs": {
      pods: [pod({ containerStatuses: [running("ironic", 20)] })],
    },
    "of init containers that have done their work": {
      pods: [
        pod({
          initContainerStatuses: [{ name: "init", ready: true, state: { terminated: { exitCode: 0 } } }],
          containerStatuses: [running("ironic", 90, true)],
        }),
      ],
    },
    "of a pod that is being removed": {
      pods: [pod({ containerStatuses: [waiting("ironic", "CrashLoopBackOff")] }, { deletionTimestamp: secondsAgo(1) })],
    },
    "of what an older revision does": {
      replicaSets: [replicaSet("ironic-service-a", "9", "refused"), replicaSet("ironic-service-b", "10")],
      pods: [
        pod(
          { containerStatuses: [waiting("ironic", "CrashLoopBackOff")] },
          { ownerReferences: [{ kind: "ReplicaSet", name: "ironic-service-a" }] },
        ),
      ],
    },
    "when Jobs, StatefulSets, DaemonSets and claims have what they need": {
      jobs: [
        { metadata: { name: "it" }, status: { active: 1 } },
        { metadata: { name: "it" }, status: { conditions: [{ type: "Complete", status: "True" }] } },
      ],
      statefulSets: [{ metadata: { name: "it" }, spec: { replicas: 1 }, status: { replicas: 1 } }],
      daemonSets: [{ metadata: { name: "it" }, status: { currentNumberScheduled: 2, desiredNumberScheduled: 2 } }],
      claims: [{ metadata: { name: "it" }, status: { phase: "Bound" } }],
      events: ["Job", "StatefulSet", "DaemonSet", "PersistentVolumeClaim"].map((kind) =>
        event(kind, "it", "Failed", "some time ago"),
      ),
    },
  };
  for (const [title, seen] of Object.entries(cases)) {
    it(title, () => expect(said(seen)).to.deep.equal([]));
  }
});

describe("the key of a reason", () => {
  it("stays the same when only numbers and names in its text change", () => {
    const keys = ["pods x-1 are forbidden", "pods x-2 are forbidden"].map((message) =>
      reasonsOf({ ...nothing, replicaSets: [replicaSet("ironic-service-a", "1", message)] }, now).map(({ key }) => key),
    );
    expect(keys[0]).to.deep.equal(keys[1]);
  });
});
