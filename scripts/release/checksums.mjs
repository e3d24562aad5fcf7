// SHA256SUMS: a checksum of each file of a release.

import { createHash } from "node:crypto";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

const sums = "SHA256SUMS";

/** In the format of sha256sum. */
export async function writeChecksums(target) {
  const entries = await readdir(target, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const names = files
    .map((file) => relative(target, file).split(sep).join("/"))
    .filter((name) => name !== sums)
    .sort();
  const lines = await Promise.all(
    names.map(async (name) => {
      const hash = createHash("sha256").update(await readFile(join(target, name)));
      return `${hash.digest("hex")}  ${name}\n`;
    }),
  );
  await writeFile(join(target, sums), lines.join(""));
}
