// The kernel's limit of inotify instances for a user: kubelet, containerd and kube-proxy of each node need about twenty, and the
// usual limit of 128 is reached by seven nodes.

import { readFile, writeFile } from "node:fs/promises";

const limit = "/proc/sys/fs/inotify/max_user_instances";
const enough = 1024;

/** Raises the limit if it is lower; it stays raised until the machine restarts. */
export async function raiseInotifyLimit(log) {
  const before = Number(await readFile(limit, "utf8"));
  if (before >= enough) return;
  await writeFile(limit, String(enough)).catch((error) => {
    throw new Error(
      `the limit of inotify instances is ${before}, and several nodes need more; it could not be raised (${error.message}): sysctl fs.inotify.max_user_instances=${enough}`,
    );
  });
  log(`fs.inotify.max_user_instances raised from ${before} to ${enough}`);
}
