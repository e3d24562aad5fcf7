// Why pods do not get ready, in the words of Kubernetes: pods that are not made, not scheduled, or whose containers fail.

import { lastEvent } from "./events";
import { controllerReasons, newestReplicaSets } from "./controllers";
import { podReasons } from "./pods";
import type { Reason } from "./reason";
import type { Seen } from "./snapshot";

export function reasonsOf(seen: Seen, now: number): Reason[] {
  const newest = newestReplicaSets(seen.replicaSets);
  const older = new Set(seen.replicaSets.filter((one) => !newest.includes(one)).map(({ metadata }) => metadata.name));
  const pods = seen.pods.filter(
    ({ metadata }) =>
      metadata.deletionTimestamp === undefined && !(metadata.ownerReferences ?? []).some(({ name }) => older.has(name)),
  );
  return [
    ...controllerReasons({ ...seen, replicaSets: newest }),
    ...pods.flatMap((pod) => podReasons(pod, lastEvent(seen.events, "Pod", pod), now)),
  ];
}
