// npm run publish:maven: signs the Java package in dist/release, and gives it to Maven Central, which checks and publishes it.
// MAVEN_CENTRAL_URL is the address of its publisher API, MAVEN_CENTRAL_TOKEN the encoded user token; gpg must have the key.

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { ensureDependencies, root } from "../setup/dependencies.mjs";

const run = promisify(execFile);

/** What Maven Central wants of each file, by the end of its name. */
const sums = { ".md5": "md5", ".sha1": "sha1" };

async function signature(file) {
  const folder = await mkdtemp(join(tmpdir(), "metal3-signature-"));
  try {
    const output = join(folder, "signature.asc");
    await run("gpg", ["--batch", "--yes", "--armor", "--detach-sign", "--output", output, file]);
    return await readFile(output);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The files of a Maven repository with signatures and checksums, as a zip archive. */
export async function mavenBundle(repository) {
  const { zipSync } = await import("fflate");
  const entries = await readdir(repository, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !Object.keys(sums).some((end) => entry.name.endsWith(end)))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const bundle = {};
  for (const file of files) {
    const name = relative(repository, file).split(sep).join("/");
    const content = await readFile(file);
    bundle[name] = content;
    bundle[`${name}.asc`] = await signature(file);
    for (const [end, algorithm] of Object.entries(sums)) {
      bundle[`${name}${end}`] = Buffer.from(createHash(algorithm).update(content).digest("hex"));
    }
  }
  return zipSync(bundle);
}

/** @returns {Promise<string>} the name that Maven Central has given to the upload */
export async function upload(bundle, name, { url, token }) {
  const form = new FormData();
  form.append("bundle", new Blob([bundle], { type: "application/zip" }), `${name}.zip`);
  const query = new URLSearchParams({ name, publishingType: "AUTOMATIC" });
  const answer = await fetch(`${url.replace(/\/$/, "")}/upload?${query}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: form,
  });
  const text = await answer.text();
  if (!answer.ok) {
    throw new Error(`Maven Central refuses the package with status ${answer.status}: ${text}`);
  }
  return text.trim();
}

async function main() {
  ensureDependencies();
  const { MAVEN_CENTRAL_URL: url, MAVEN_CENTRAL_TOKEN: token } = process.env;
  if (!url || !token) {
    throw new Error("MAVEN_CENTRAL_URL and MAVEN_CENTRAL_TOKEN must be set");
  }
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const bundle = await mavenBundle(join(root, "dist", "release", "maven"));
  console.log(`uploaded: ${await upload(bundle, `metal3-${version}`, { url, token })}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    console.error(`\nerror: ${error.message}`);
    process.exitCode = 1;
  });
}
