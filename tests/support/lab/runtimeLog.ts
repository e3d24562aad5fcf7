// When containers were started, to the millisecond: the API server only knows seconds, the log of containerd more.

import * as fs from "node:fs";
import type { Lab } from "./labProject";
import type { Pod } from "./labPods";

/** The time at which a container of a pod was started, in milliseconds. */
export function startOf(lab: Lab, { spec, status }: Pod, container: string): number {
  const id = (status.containerStatuses ?? [])
    .find(({ name }) => name === container)
    ?.containerID?.replace(/^.*\/\//, "");
  const log = fs.readFileSync(lab.processes.logFile(`containerd-${spec.nodeName}`), "utf8");
  const line = log.split("\n").find((each) => each.includes(`StartContainer for \\"${id}\\" returns successfully`));
  const time = /^time="([^"]+)"/.exec(line ?? "")?.[1];
  if (time === undefined) throw new Error(`containerd did not say when ${container} was started`);
  return Date.parse(time);
}
