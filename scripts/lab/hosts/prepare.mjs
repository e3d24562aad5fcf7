// Everything that hosts of a lab consist of, and what they boot, built before anything waits for it.

import { ensureBmcLayers } from "./bmcRoot.mjs";
import { ensureDiskImage } from "./diskImage.mjs";
import { ensureRamdisk } from "./ramdisk.mjs";

/** @param {(line: string) => void} [log] */
export async function prepareHosts(log = console.error) {
  await Promise.all([ensureBmcLayers(log), ensureRamdisk(log), ensureDiskImage(log)]);
}
