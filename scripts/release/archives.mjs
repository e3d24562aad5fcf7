// Archives whose bytes depend on nothing but names, modes and contents.

import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { pack } from "tar-stream";

/** The same for every entry: the first moment that the zip format can express. */
const date = new Date("1980-01-01T00:00:00Z");

/**
 * @typedef {{ name: string, content: Buffer, executable?: boolean }} Entry
 * @param {Entry[]} entries
 * @returns {Promise<Buffer>} a .tar.gz with these files, owned by root
 */
export async function tarGz(entries) {
  const archive = pack();
  for (const { name, content, executable = false } of entries) {
    archive.entry({ name, mode: executable ? 0o755 : 0o644, mtime: date, uname: "root", gname: "root" }, content);
  }
  archive.finalize();
  const chunks = [];
  for await (const chunk of archive) chunks.push(chunk);
  return gzipSync(Buffer.concat(chunks));
}

/**
 * @param {Entry[]} entries
 * @returns {Buffer} a .zip with these files
 */
export function zip(entries) {
  // fflate writes local time: the parts of this date are those of the constant in every time zone.
  const mtime = new Date(1980, 0, 1);
  const files = entries.map(({ name, content }) => [name, [content, { mtime, os: 3, attrs: 0o100644 << 16 }]]);
  return Buffer.from(zipSync(Object.fromEntries(files)));
}
