// Directories that containers write to: /shared, which all of them share, and scratch space of their own.

import type { Volume, VolumeMount } from "../kubernetes/objects";
import { paths, writableDirs } from "../kubernetes/upstream";

export const sharedMount: VolumeMount = { name: "ironic-shared", mountPath: paths.shared };

type Writable = keyof typeof writableDirs;

/** Each container writes to directories of its own: what one prepares must not reach the other. */
export function scratchMounts(container: string, dirs: readonly Writable[]): VolumeMount[] {
  return dirs.map((dir) => ({ name: `${container}-${dir}`, mountPath: writableDirs[dir] }));
}

/** `secret`: names of those that must not reach the node's disk. */
export function scratchVolumes(mounts: readonly VolumeMount[], secret: readonly string[] = []): Volume[] {
  const own = Object.values<string>(writableDirs);
  const names = mounts.filter(({ mountPath }) => own.includes(mountPath)).map(({ name }) => name);
  return [...new Set(names)].map((name) => ({
    name,
    emptyDir: secret.includes(name) ? { medium: "Memory" } : {},
  }));
}
