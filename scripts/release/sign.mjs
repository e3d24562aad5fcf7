// npm run sign: gives the executables for macOS in dist/release an ad hoc signature; they lose Node's when they are made.

import { execFile } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { ensureDependencies, root } from "../setup/dependencies.mjs";
import { writeChecksums } from "./checksums.mjs";

const run = promisify(execFile);

// Packages of npm are not imported at the top: they may have to be installed first.

const plugin = "pulumi-resource-metal3";

async function entriesOf(archive) {
  const { extract } = await import("tar-stream");
  const reader = extract();
  reader.end(gunzipSync(archive));
  const entries = [];
  for await (const entry of reader) {
    const chunks = [];
    for await (const chunk of entry) chunks.push(chunk);
    const { name, mode } = entry.header;
    entries.push({ name, content: Buffer.concat(chunks), executable: (mode & 0o111) !== 0 });
  }
  return entries;
}

async function signed(content) {
  const folder = await mkdtemp(join(tmpdir(), "metal3-sign-"));
  try {
    const file = join(folder, plugin);
    await writeFile(file, content, { mode: 0o755 });
    await run("codesign", ["--force", "--sign", "-", file]);
    await run("codesign", ["--verify", "--strict", file]);
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Signs what is for macOS in the folder of a release, and returns the names of those archives. */
export async function signRelease(folder) {
  const { tarGz } = await import("./archives.mjs");
  const archives = (await readdir(folder)).filter((name) => /-darwin-[a-z0-9]+\.tar\.gz$/.test(name));
  for (const name of archives) {
    const entries = await entriesOf(await readFile(join(folder, name)));
    const after = await Promise.all(
      entries.map(async (entry) =>
        basename(entry.name) === plugin ? { ...entry, content: await signed(entry.content) } : entry,
      ),
    );
    await writeFile(join(folder, name), await tarGz(after));
  }
  await writeChecksums(folder);
  return archives;
}

async function main() {
  ensureDependencies();
  const archives = await signRelease(join(root, "dist", "release"));
  console.log(`signed: ${archives.join(", ")}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    console.error(`\nerror: ${error.message}`);
    process.exitCode = 1;
  });
}
