// A small disk image for hosts, which boots by BIOS and by UEFI and says so on the first serial port.

import { mkdir, open, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { cacheRoot, makeOnce } from "../../toolchain/cache.mjs";
import { keyOf } from "../keys.mjs";
import { ensureLayer, layerKey } from "../layers.mjs";
import { run } from "../run.mjs";
import { bootSector } from "./bootSector.mjs";

/** What a host says that was deployed. */
export const greeting = "This host boots from the disk that Ironic has written";

const name = "disk.img";
const scratch = ["esp.img", "grub.cfg", "bootx64.efi"];

/** Run in the root of Ironic's image, which has all of these programs; its /tmp is the folder that gets the file. */
const script = `set -eu
cd /tmp
truncate --size=32M ${name}
sgdisk --new=1:2048:0 --typecode=1:ef00 ${name}
truncate --size=30M esp.img
mkfs.vfat esp.img
printf 'serial --unit=0 --speed=115200\\nterminal_output serial\\necho "%s"\\nsleep 86400\\n' "$GREETING" > grub.cfg
grub-mkimage --format=x86_64-efi --prefix=/ --config=grub.cfg --output=bootx64.efi echo serial sleep terminal
mmd -i esp.img ::EFI ::EFI/BOOT
mcopy -i esp.img bootx64.efi ::EFI/BOOT/BOOTX64.EFI
dd if=esp.img of=${name} bs=1M seek=1 conv=notrunc status=none
`;

/** @param {(line: string) => void} log @returns {Promise<string>} the image's file */
export async function ensureDiskImage(log) {
  const code = bootSector(greeting);
  const key = await keyOf([], ["disk image", script, code.toString("hex"), await layerKey("bookworm")]);
  const entry = join(cacheRoot(), "lab", "disk-images", key);
  await mkdir(dirname(entry), { recursive: true });
  await makeOnce(entry, async (folder) => {
    const root = await ensureLayer("bookworm", log);
    const within = 'mount --bind "$FOLDER" "$ROOT/tmp" && exec chroot "$ROOT" sh -c "$SCRIPT"';
    await run("unshare", ["--mount", "--propagation", "private", "sh", "-c", within], {
      env: { ...process.env, FOLDER: folder, ROOT: root, SCRIPT: script, GREETING: greeting },
    });
    await Promise.all(scratch.map((file) => rm(join(folder, file))));
    const file = await open(join(folder, name), "r+");
    await file.write(code, 0, code.length, 0);
    await file.close();
    return [name];
  });
  return join(entry, name);
}
