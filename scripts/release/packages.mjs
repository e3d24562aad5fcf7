// The packages of the SDKs, built from copies: what npm, pip, Go and Maven install, and the sources for .NET.

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join, sep } from "node:path";
import { promisify } from "node:util";
import { root } from "../setup/dependencies.mjs";
import { buildResults, sdks } from "../setup/sdks.mjs";
import { ensurePrograms, javaPrograms } from "../setup/systemPackages.mjs";
import { tarGz, zip } from "./archives.mjs";

const run = promisify(execFile);

const modulePath = "github.com/pulumi-metal3/pulumi-metal3/sdk/go/metal3";

/** What Python's build tools write as the date of every file, in seconds: the first that a zip can express. */
const sourceDate = "315532800";

async function filesOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .map((file) =>
      file
        .slice(folder.length + 1)
        .split(sep)
        .join("/"),
    )
    .filter((file) => !buildResults.test(file))
    .sort();
}

/** Its files for an archive, in which the folder has another name. */
async function entriesOf(folder, name) {
  const entries = (await filesOf(folder)).map(async (file) => ({
    name: `${name}/${file}`,
    content: await readFile(join(folder, file)),
  }));
  return Promise.all(entries);
}

async function withCopy(language, build) {
  const source = join(root, sdks[language]);
  const copy = await mkdtemp(join(tmpdir(), "metal3-release-"));
  try {
    for (const file of await filesOf(source)) {
      await cp(join(source, file), join(copy, file), { recursive: true });
    }
    return await build(copy);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

/** A .tgz that `npm install` takes. */
export function npmPackage(target) {
  return withCopy("nodejs", async (sdk) => {
    await symlink(join(root, "node_modules"), join(sdk, "node_modules"), "junction");
    const env = {
      ...process.env,
      NODE_OPTIONS: "",
      PATH: [join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter),
    };
    const options = { cwd: sdk, env, shell: process.platform === "win32" };
    await run("npm", ["run", "build"], options);
    // Built above, because npm leaves prepack out where scripts are switched off.
    await run("npm", ["pack", "--ignore-scripts", "--pack-destination", target], options);
  });
}

/** A wheel and a source distribution. */
export function pythonPackages(target) {
  return withCopy("python", async (sdk) => {
    const python = process.platform === "win32" ? "python" : "python3";
    // Beside the copy: whatever lies in it may become part of the package.
    const work = `${sdk}-build`;
    const environment = join(work, "venv");
    await run(python, ["-m", "venv", environment]);
    const inside = join(environment, process.platform === "win32" ? "Scripts" : "bin", "python");
    const quiet = ["--quiet", "--disable-pip-version-check"];
    const tools = join(root, "scripts", "release", "requirements.txt");
    await run(inside, ["-m", "pip", "install", ...quiet, "-r", tools]);
    const env = { ...process.env, SOURCE_DATE_EPOCH: sourceDate, PYTHONHASHSEED: "0" };
    const made = join(work, "made");
    await run(inside, ["-m", "build", "--no-isolation", "--outdir", made], { cwd: sdk, env });
    const files = await readdir(made);
    const wheel = files.find((file) => file.endsWith(".whl"));
    await cp(join(made, wheel), join(target, wheel));
    const source = files.find((file) => file.endsWith(".tar.gz"));
    await run(inside, [join(root, "scripts", "release", "normalize.py"), join(made, source), join(target, source)]);
    await rm(work, { recursive: true, force: true });
  });
}

/** What a Go module proxy serves for the version: the folder of the release is one, for GOPROXY. */
export function goModule(target, version) {
  return withCopy("go", async (sdk) => {
    const folder = join(target, "go", modulePath, "@v");
    await mkdir(folder, { recursive: true });
    const entries = await entriesOf(sdk, `${modulePath}@v${version}`);
    await writeFile(join(folder, `v${version}.zip`), zip(entries));
    await cp(join(sdk, "go.mod"), join(folder, `v${version}.mod`));
    await writeFile(join(folder, `v${version}.info`), `${JSON.stringify({ Version: `v${version}` })}\n`);
    await writeFile(join(folder, "list"), `v${version}\n`);
  });
}

/** A Maven repository with the version: the folder of the release is one. */
export function mavenPackage(target, version) {
  ensurePrograms(javaPrograms);
  return withCopy("java", async (sdk) => {
    await run("mvn", ["--quiet", "--batch-mode", "package"], { cwd: sdk });
    const name = `metal3-${version}`;
    const folder = join(target, "maven", "io", "github", "pulumi-metal3", "metal3", version);
    await mkdir(folder, { recursive: true });
    const files = [`${name}.jar`, `${name}-sources.jar`, `${name}-javadoc.jar`].map((file) => [
      file,
      join(sdk, "target", file),
    ]);
    for (const [file, source] of [...files, [`${name}.pom`, join(sdk, "pom.xml")]]) {
      const content = await readFile(source);
      await writeFile(join(folder, file), content);
      await writeFile(join(folder, `${file}.sha1`), createHash("sha1").update(content).digest("hex"));
    }
  });
}

/** What `dotnet pack` makes a NuGet package of. */
export async function dotnetSources(target, version) {
  const name = `PulumiMetal3.Metal3-${version}`;
  const entries = await entriesOf(join(root, sdks.dotnet), name);
  await writeFile(join(target, `${name}-sources.tar.gz`), await tarGz(entries));
}
