// The ramdisk that hosts are inspected, cleaned and deployed by: a kernel, and an initramfs of Debian with the agent.

import { copyFile, mkdir, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { cacheRoot, makeOnce } from "../../toolchain/cache.mjs";
import { keyOf } from "../keys.mjs";
import { ensureLayer, layerKey, layers, sources } from "../layers.mjs";
import { run } from "../run.mjs";

const parts = ["ramdisk", "ramdisk-agent"];
const own = join(sources, "ramdisk", "root");
const names = ["kernel", "initramfs"];

/** What the agent never reads. */
const leftOut = [
  "./vmlinuz",
  "./boot",
  "./usr/share/doc",
  "./usr/share/i18n",
  "./usr/share/locale",
  "./usr/share/man",
  "./usr/share/perl",
  "./usr/share/python-wheels",
  "./usr/lib/x86_64-linux-gnu/perl*",
  "./usr/lib/x86_64-linux-gnu/gconv",
  "./usr/lib/python3*/ensurepip",
  "./opt/*/lib/python3*/site-packages/pip",
  "./opt/*/lib/python3*/site-packages/babel/locale-data",
  "./var/lib/dpkg",
];

const script = [
  "set -euo pipefail",
  // All mounts are this process's own, and gone with it.
  'mount -t overlay overlay -o "lowerdir=$OWN:$ROOT" "$MERGED"',
  'mount --bind "$AGENT" "$MERGED/$AT"',
  'cd "$MERGED"',
  `find . ${leftOut.map((path) => `-path '${path}' -prune -o`).join(" ")} -print0 |`,
  // The checkout's owner is not the ramdisk's.
  '  cpio --quiet --null --create --format=newc --owner=0:0 | zstd -q -T0 -5 > "$TARGET"',
].join("\n");

/**
 * @param {(line: string) => void} log
 * @returns {Promise<string>} the folder that holds the files kernel and initramfs
 */
export async function ensureRamdisk(log) {
  const key = await keyOf([own], ["ramdisk", script, await Promise.all(parts.map(layerKey))]);
  const entry = join(cacheRoot(), "lab", "ramdisks", key);
  await mkdir(dirname(entry), { recursive: true });
  await makeOnce(entry, async (folder) => {
    const [root, agent] = await Promise.all(parts.map((part) => ensureLayer(part, log)));
    const startedAt = Date.now();
    await copyFile(join(root, "vmlinuz"), join(folder, "kernel"));
    const merged = `${folder}.merged`;
    await mkdir(merged, { recursive: true });
    await run("unshare", ["--mount", "--propagation", "private", "bash", "-c", script], {
      env: {
        ...process.env,
        ...{ OWN: own, ROOT: root, AGENT: agent, AT: layers["ramdisk-agent"].at },
        ...{ MERGED: merged, TARGET: join(folder, "initramfs") },
      },
    });
    await rmdir(merged);
    log(`ramdisk … packed in ${Math.round((Date.now() - startedAt) / 1000)} s`);
    return names;
  });
  return entry;
}
