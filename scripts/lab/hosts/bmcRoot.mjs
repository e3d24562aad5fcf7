// The root that a lab's virtual hosts and their BMCs run in: Debian with QEMU, libvirt and sushy-tools, of which a lab writes
// to its own copy only.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { ensureLayer, layers, sources } from "../layers.mjs";
import { run } from "../run.mjs";

/** What the programs need of the machine; the mounts are the lab's own, and gone with it. */
const script = `set -eu
mount -t overlay overlay -o "lowerdir=$SETTINGS:$LOWER,upperdir=$OWN/upper,workdir=$OWN/work" "$OWN/root"
mount --bind "$SUSHY" "$OWN/root/$AT"
mount -t proc proc "$OWN/root/proc"
mount -t sysfs sysfs "$OWN/root/sys"
mount --rbind /dev "$OWN/root/dev"
mkdir -p "$OWN/root$FILES"
mount --bind "$FILES" "$OWN/root$FILES"
`;

const settings = join(sources, "bmc", "root");

/** Builds what is not in the cache. @param {(line: string) => void} log */
export async function ensureBmcLayers(log) {
  const [lower, sushy] = await Promise.all(["bmc", "bmc-sushy"].map((layer) => ensureLayer(layer, log)));
  return { lower, sushy };
}

/** @param {string} folder of a lab */
function ownFolder(folder) {
  return join(folder, "bmc-root");
}

/** The command that runs a program in the root of a lab. @param {string} folder @param {...(string | string[])} command */
export function commandIn(folder, ...command) {
  return ["chroot", join(ownFolder(folder), "root"), ...command.flat()];
}

/**
 * @param {import("../lab.mjs").Lab} lab
 * @param {string} namespace the network namespace that its /sys shows
 * @param {{ files: string, log: (line: string) => void }} options `files`: a folder that it shares with the machine, under
 *   the same name
 */
export async function mountBmcRoot({ folder, processes }, namespace, { files, log }) {
  const { lower, sushy } = await ensureBmcLayers(log);
  const own = ownFolder(folder);
  await Promise.all(["upper", "work", "root"].map((part) => mkdir(join(own, part), { recursive: true })));
  const [program, ...args] = [...processes.enter(namespace), "sh", "-c", script];
  const at = layers["bmc-sushy"].at;
  await run(program, args, {
    env: {
      ...process.env,
      ...{ SETTINGS: settings, LOWER: lower, SUSHY: sushy, AT: at, OWN: own, FILES: files },
    },
  });
}
