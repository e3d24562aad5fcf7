// Pods that exist and do not get ready.

import { withoutCredentials } from "../plan/checks/sensitive";
import { reasonText, type Reason } from "./reason";
import type { SeenContainer, SeenEvent, SeenPod } from "./snapshot";

/** What every container goes through at its start. */
const starting = new Set(["ContainerCreating", "PodInitializing"]);

/** Shorter waits are normal: Ironic needs about half of it to start. */
const patienceMs = 30_000;

export function podReasons(pod: SeenPod, event: SeenEvent | undefined, now: number): Reason[] {
  const { metadata, status = {} } = pod;
  const unscheduled = (status.conditions ?? []).find(
    ({ type, status: state }) => type === "PodScheduled" && state === "False",
  );
  if (unscheduled !== undefined) {
    const { reason = "Unschedulable", message = "" } = unscheduled;
    return [
      {
        key: `${metadata.name} ${reason}`,
        text: `pod ${metadata.name} is not scheduled: ${reasonText(reason, message)}`,
      },
    ];
  }
  const containers = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
  const failures = containers.flatMap(failuresOf);
  if (failures.length > 0) {
    return together(metadata.name, failures);
  }
  return status.phase === "Succeeded" ? [] : slowness(pod, containers, event, now);
}

interface Failure {
  readonly container: string;
  readonly reason: string;
  readonly message: string;
}

function failuresOf({ name, state = {}, lastState }: SeenContainer): Failure[] {
  const { waiting, terminated } = state;
  if (waiting?.reason !== undefined && !starting.has(waiting.reason)) {
    const { message = "", reason } = waiting;
    const last = lastState?.terminated;
    const ending =
      last === undefined
        ? ""
        : ` (it exited with code ${last.exitCode}${because(last.reason)}${lastWords(last.message)})`;
    return [{ container: name, reason, message: `${message}${ending}` }];
  }
  return terminated === undefined || terminated.exitCode === 0
    ? []
    : [
        {
          container: name,
          reason: terminated.reason ?? "Error",
          message: `it exited with code ${terminated.exitCode}${lastWords(terminated.message)}`,
        },
      ];
}

/** One text for the containers of a pod that fail alike: most of them share an image. */
function together(pod: string, failures: readonly Failure[]): Reason[] {
  const reasons = [...new Set(failures.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const alike = failures.filter((failure) => failure.reason === reason);
    const names = `${alike.length === 1 ? "container" : "containers"} ${alike.map(({ container }) => container).join(", ")}`;
    return { key: `${pod} ${reason}`, text: `pod ${pod}, ${names}: ${reasonText(reason, alike[0]?.message ?? "")}` };
  });
}

/** Nothing has failed, but it takes long: a volume that cannot be mounted, or a probe that does not succeed. */
function slowness(
  { metadata }: SeenPod,
  containers: readonly SeenContainer[],
  event: SeenEvent | undefined,
  now: number,
): Reason[] {
  const isLong = (since: string | undefined): boolean => since !== undefined && now - Date.parse(since) > patienceMs;
  const unready = containers.filter(({ ready, state }) => !ready && isLong(state?.running?.startedAt));
  const unmade = isLong(metadata.creationTimestamp)
    ? containers.filter(({ state }) => state?.waiting !== undefined)
    : [];
  const late = unready.length > 0 ? unready : unmade;
  if (late.length === 0) {
    return [];
  }
  const names = late.map(({ name }) => name).join(", ");
  const what = unready.length > 0 ? `still not ready: ${names}` : `still not started: ${names}`;
  const cause = reasonText(event?.reason ?? "", event?.message ?? "");
  const why = cause === "" ? "" : ` (${cause})`;
  return [{ key: `${metadata.name} slow ${event?.reason ?? ""}`, text: `pod ${metadata.name}: ${what}${why}` }];
}

function because(reason: string | undefined): string {
  return reason === undefined ? "" : `, ${reason}`;
}

const longestLine = 400;

/** What a container printed last, which is its reason to end. */
function lastWords(log = ""): string {
  const line = log.trim().split("\n").at(-1)?.trim() ?? "";
  return line === "" ? "" : `: ${withoutCredentials(line.slice(0, longestLine))}`;
}
