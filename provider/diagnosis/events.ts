// Events report what no status does, such as a volume that cannot be mounted.

import type { SeenEvent, SeenObject } from "./snapshot";

export function lastEvent(events: readonly SeenEvent[], kind: string, { metadata }: SeenObject): SeenEvent | undefined {
  return events
    .filter(({ involvedObject }) => involvedObject.kind === kind && involvedObject.name === metadata.name)
    .sort((a, b) => timeOf(b) - timeOf(a))[0];
}

function timeOf({ lastTimestamp, eventTime }: SeenEvent): number {
  const time = lastTimestamp ?? eventTime;
  return time === null || time === undefined ? 0 : Date.parse(time);
}
