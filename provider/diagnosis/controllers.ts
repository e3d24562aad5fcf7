// The controllers of pods, and the claims that pods wait for: a quota or a policy refuses them, or no volume fits.

import { lastEvent } from "./events";
import { reasonText, type Reason } from "./reason";
import type { Seen, SeenClaim, SeenDaemonSet, SeenJob, SeenObject, SeenReplicaSet, SeenStatefulSet } from "./snapshot";

const revision = "deployment.kubernetes.io/revision";

/** For each Deployment, the current ReplicaSet; older ones are ignored. */
export function newestReplicaSets(replicaSets: readonly SeenReplicaSet[]): SeenReplicaSet[] {
  const newest = new Map<string, SeenReplicaSet>();
  for (const replicaSet of replicaSets) {
    const owner = replicaSet.metadata.ownerReferences?.[0]?.name ?? replicaSet.metadata.name;
    const known = newest.get(owner);
    if (known === undefined || revisionOf(known) < revisionOf(replicaSet)) {
      newest.set(owner, replicaSet);
    }
  }
  return [...newest.values()];
}

function revisionOf({ metadata }: SeenReplicaSet): number {
  return Number(metadata.annotations?.[revision] ?? 0);
}

export function controllerReasons(seen: Seen): Reason[] {
  const ofEvents = (kind: string, waiting: readonly SeenObject[]): Reason[] =>
    waiting.flatMap((object) => {
      const event = lastEvent(seen.events, kind, object);
      return event === undefined ? [] : [reason(kind, object, event.reason ?? "", event.message ?? "")];
    });
  return [
    ...seen.replicaSets.flatMap(refusals),
    ...ofEvents("StatefulSet", seen.statefulSets.filter(lacksReplicas)),
    ...ofEvents("DaemonSet", seen.daemonSets.filter(lacksNodes)),
    ...ofEvents("Job", seen.jobs.filter(hasNoPod)),
    ...ofEvents("PersistentVolumeClaim", seen.claims.filter(isPending)),
  ];
}

function reason(kind: string, { metadata }: SeenObject, word: string, message: string): Reason {
  return { key: `${kind} ${metadata.name} ${word}`, text: `${kind} ${metadata.name}: ${reasonText(word, message)}` };
}

/** A ReplicaSet reports in its status what the others report only in events. */
function refusals(replicaSet: SeenReplicaSet): Reason[] {
  return (replicaSet.status?.conditions ?? [])
    .filter(({ type, status }) => type === "ReplicaFailure" && status === "True")
    .map(({ reason: word = "ReplicaFailure", message = "" }) => reason("ReplicaSet", replicaSet, word, message));
}

function lacksReplicas({ spec, status }: SeenStatefulSet): boolean {
  return (status?.replicas ?? 0) < (spec?.replicas ?? 1);
}

function lacksNodes({ status }: SeenDaemonSet): boolean {
  return (status?.currentNumberScheduled ?? 0) < (status?.desiredNumberScheduled ?? 0);
}

function hasNoPod({ status }: SeenJob): boolean {
  const over = (status?.conditions ?? []).some(
    ({ type, status: state }) => ["Complete", "Failed"].includes(type) && state === "True",
  );
  return !over && (status?.active ?? 0) === 0;
}

function isPending({ status }: SeenClaim): boolean {
  return status?.phase === "Pending";
}
