// Pods of Jobs that end as the test says, and what there was in the namespace when each of them ran.

import { setTimeout as sleep } from "node:timers/promises";
import type { Place } from "./clusterProject";
import type { KubeObject } from "./controlPlane";

export type Fate = "succeeds" | "fails" | "hangs";

/** One attempt of a Job, and what it found: it ends only when this was looked up, so nothing later can be in it. */
export interface Run {
  /** Name without what is before "db-" and the digest behind it. */
  readonly job: string;
  readonly fate: Fate;
  readonly image: string;
  /** The Jobs that were complete. */
  readonly complete: readonly string[];
  /** Images of Ironic, and of its database, whose pods were ready. */
  readonly ready: readonly string[];
}

interface Pod extends KubeObject {
  readonly spec: { readonly containers: readonly { readonly name: string; readonly image: string }[] };
  readonly status: { readonly phase?: string; readonly conditions?: readonly Condition[] };
}

interface Condition {
  readonly type: string;
  readonly status: string;
}

/** What the container of a failed Job has as its last words. */
export const lastWords = "sqlalchemy.exc.OperationalError: the table is locked";

/** Long ago, so that the controller does not sit out its growing pauses between attempts. */
const longAgo = "2020-01-01T00:00:00Z";
const lookEveryMs = 150;

export function jobOf(name: string): string {
  return name.replace(/^.*-(db-[a-z]+)-[0-9a-f]{8}(-[a-z0-9]{5})?$/, "$1");
}

const is = (type: string, { status }: Pick<Pod, "status">): boolean =>
  (status.conditions ?? []).some((condition) => condition.type === type && condition.status === "True");

export class JobPods {
  /** Jobs that do not simply succeed. */
  fates: Readonly<Record<string, Fate>> = {};
  private noted: Run[] = [];
  private readonly seen = new Set<string>();
  private readonly playing: Promise<void>;
  private stopped = false;

  /** In a namespace that was made for it, see NamespaceOptions.jobs. */
  constructor(private readonly place: Place) {
    this.playing = this.play();
  }

  /** The attempts since this was last asked; of attempts that failed one after the other, the first. */
  runs(): readonly Run[] {
    const runs = this.noted;
    this.noted = [];
    return runs.filter(({ job, fate }, i) => fate !== "fails" || !runs.slice(0, i).some((run) => run.job === job));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.playing;
  }

  private async play(): Promise<void> {
    const { plane, namespace } = this.place;
    while (!this.stopped) {
      // The API server may be busy; whoever waits for the Jobs has a time limit.
      const pods = (await plane.client.list("v1", "Pod", namespace).catch(() => [])) as Pod[];
      for (const pod of pods.filter(({ metadata, status }) => isJobs(metadata) && status.phase === "Running")) {
        await this.end(pod).catch(() => undefined);
      }
      await sleep(lookEveryMs);
    }
  }

  private async end(pod: Pod): Promise<void> {
    const job = jobOf(pod.metadata.name);
    const fate = this.fates[job] ?? "succeeds";
    if (!this.seen.has(pod.metadata.uid ?? "")) {
      this.noted.push({ job, fate, image: pod.spec.containers[0]?.image ?? "", ...(await this.surroundings()) });
      this.seen.add(pod.metadata.uid ?? "");
    }
    if (fate !== "hangs") {
      const object = { ...pod, apiVersion: "v1", kind: "Pod" };
      const status = ended(pod, fate === "succeeds");
      await this.place.plane.client.patch(object, { status }, { subresource: "status" });
    }
  }

  private async surroundings(): Promise<Pick<Run, "complete" | "ready">> {
    const { plane, namespace } = this.place;
    const [jobs, pods] = (await Promise.all([
      plane.client.list("batch/v1", "Job", namespace),
      plane.client.list("v1", "Pod", namespace),
    ])) as [(KubeObject & Pick<Pod, "status">)[], Pod[]];
    return {
      complete: jobs.filter((job) => is("Complete", job)).map(({ metadata }) => jobOf(metadata.name)),
      ready: pods
        .filter((pod) => !isJobs(pod.metadata) && is("Ready", pod))
        .map(({ spec }) => spec.containers[0]?.image ?? ""),
    };
  }
}

function isJobs({ labels }: KubeObject["metadata"]): boolean {
  return labels?.["batch.kubernetes.io/job-name"] !== undefined;
}

function ended({ spec, status }: Pod, well: boolean): object {
  const terminated = {
    ...(well ? { exitCode: 0, reason: "Completed" } : { exitCode: 1, reason: "Error", message: lastWords }),
    startedAt: longAgo,
    finishedAt: longAgo,
  };
  const reason = well ? "PodCompleted" : "PodFailed";
  return {
    conditions: (status.conditions ?? []).map((condition) =>
      ["Ready", "ContainersReady"].includes(condition.type) ? { ...condition, status: "False", reason } : condition,
    ),
    phase: well ? "Succeeded" : "Failed",
    containerStatuses: spec.containers.map(({ name, image }) => ({
      ...{ name, image, imageID: "", ready: false, started: false, restartCount: 0, state: { terminated } },
    })),
  };
}
