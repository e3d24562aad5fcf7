// npm run generate: from the Kubernetes client, the types of a pod in schema.json; from schema.json, the provider's types
// and defaults, the reference and the SDKs of all languages; from the examples, their index; from the shell programs, their
// constants; from the table of differences between releases, the page about upgrades. With --check, only compares.

import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { ensureDependencies, root } from "./setup/dependencies.mjs";
import { presentProgramFiles, programFiles } from "./programs.mjs";
import { generateSdks } from "./sdks.mjs";
import { buildResults } from "./setup/sdks.mjs";
import { ensureToolchain } from "./toolchain/index.mjs";

const run = promisify(execFile);

const schemaFile = "schema.json";

const schemaFolder = join("provider", "schema");

/** What its generator writes there. */
const schemaFiles = ["types.ts", "defaults.ts"].map((name) => join(schemaFolder, name));

/** What Kubernetes defines of the pod. */
const podFieldsFile = join("provider", "plan", "pod", "podFields.ts");

const referenceFile = join("docs", "reference.md");

/** In which one part is generated. */
const upgradingFile = join("docs", "upgrading.md");

const indexFile = join("examples", "README.md");

/** Writes everything that is generated into another root. */
async function generateInto(target) {
  const { binDir } = await ensureToolchain({ parts: ["sdks"] });
  await mkdir(join(target, schemaFolder), { recursive: true });
  await mkdir(join(target, dirname(upgradingFile)), { recursive: true });
  await Promise.all([
    run(process.execPath, ["--import", "tsx", join("scripts", "upgradingPage.mjs"), target], { cwd: root }),
    run(process.execPath, ["--import", "tsx", join(schemaFolder, "generate.ts"), join(target, schemaFolder)], {
      cwd: root,
    }),
    writeReadings(target),
    writePrograms(target),
    writePodFields(target),
    generateSdks(join(binDir, "gensdk"), target),
  ]);
}

/** Not imported at the top: the formatter is one of the dependencies that are installed first. */
async function writeReadings(target) {
  const [{ reference }, { examplesIndex, readExamples }] = await Promise.all([
    import("./reference.mjs"),
    import("./examples.mjs"),
  ]);
  const schema = JSON.parse(await readFile(join(root, "schema.json"), "utf8"));
  const examples = readExamples(root);
  const index = await readFile(join(root, indexFile), "utf8");
  await mkdir(join(target, dirname(referenceFile)), { recursive: true });
  await mkdir(join(target, dirname(indexFile)), { recursive: true });
  await writeFile(join(target, referenceFile), await reference(schema, examples));
  await writeFile(join(target, indexFile), await examplesIndex(index, examples));
}

async function writePrograms(target) {
  for (const { path, text } of await programFiles()) {
    await mkdir(join(target, dirname(path)), { recursive: true });
    await writeFile(join(target, path), text);
  }
}

/** Not imported at the top, as above. */
async function writePodFields(target) {
  const { podFieldsModule } = await import("./podFields.mjs");
  await mkdir(join(target, dirname(podFieldsFile)), { recursive: true });
  await writeFile(join(target, podFieldsFile), await podFieldsModule());
}

async function filesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(ignoreMissing);
  return (entries ?? [])
    .filter((entry) => entry.isFile())
    .map((entry) =>
      relative(folder, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join("/"),
    )
    .filter((file) => !buildResults.test(file));
}

function ignoreMissing(error) {
  if (error.code !== "ENOENT") throw error;
}

/** @returns {Promise<{ path: string, why: "missing" | "changed" | "left over" }[]>} */
async function differences(fresh) {
  const programs = (await programFiles()).map(({ path }) => path);
  const single = [...schemaFiles, podFieldsFile, referenceFile, upgradingFile, indexFile, ...programs].map(withSlashes);
  const generated = new Set([...single, ...(await filesIn(join(fresh, "sdk"))).map(inSdk)]);
  const present = [...(await filesIn(join(root, "sdk"))).map(inSdk), ...(await presentProgramFiles()).map(withSlashes)];
  const leftOver = present.filter((path) => !generated.has(path)).map((path) => ({ path, why: "left over" }));
  const compared = await Promise.all(
    [...generated].map(async (path) => {
      const [wanted, found] = await Promise.all([
        readFile(join(fresh, path)),
        readFile(join(root, path)).catch(ignoreMissing),
      ]);
      if (found === undefined) return [{ path, why: "missing" }];
      return found.equals(wanted) ? [] : [{ path, why: "changed" }];
    }),
  );
  return [...compared.flat(), ...leftOver].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function withSlashes(path) {
  return path.split(sep).join("/");
}

function inSdk(path) {
  return `sdk/${path}`;
}

async function apply(fresh, found) {
  for (const { path, why } of found) {
    if (why === "left over") {
      await rm(join(root, path));
    } else {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await cp(join(fresh, path), join(root, path));
    }
  }
}

/** The types in schema.json that Kubernetes defines. */
async function refreshSchema(check) {
  const { schemaWithPodTypes } = await import("./podTypes.mjs");
  const wanted = await schemaWithPodTypes();
  if ((await readFile(join(root, schemaFile), "utf8")) === wanted) return [];
  if (!check) await writeFile(join(root, schemaFile), wanted);
  return [{ path: schemaFile, why: "changed" }];
}

/**
 * Brings everything that is generated up to date, unless `check` is set; returns what was not.
 * @param {{ check?: boolean }} [options]
 */
export async function generate({ check = false } = {}) {
  ensureDependencies();
  // First, because everything else is made from it.
  const schema = await refreshSchema(check);
  const fresh = await mkdtemp(join(tmpdir(), "metal3-generate-"));
  try {
    await generateInto(fresh);
    const found = await differences(fresh);
    if (!check) await apply(fresh, found);
    return [...schema, ...found];
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes("--check");
  const found = await generate({ check });
  for (const { path, why } of found) console.log(`${path}: ${why}`);
  if (check && found.length > 0) {
    console.error("These are not what schema.json, the examples and the shell programs make: run `npm run generate`.");
    process.exitCode = 1;
  } else {
    console.log(found.length === 0 ? "All that is generated is up to date." : `${found.length} files written`);
  }
}
