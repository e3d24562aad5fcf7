// npm run generate: from schema.json, the provider's types and defaults, the reference and the SDKs of all languages; from the examples,
// their index; from the shell programs, their constants; from the table of differences between releases, the page about upgrades. With --check, only compares.

import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, extname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { ensureDependencies, root } from "./setup/dependencies.mjs";
import { presentProgramFiles, programFiles } from "./programs.mjs";
import { buildResults, sdks } from "./setup/sdks.mjs";
import { ensureToolchain } from "./toolchain/index.mjs";

const run = promisify(execFile);

const schemaFolder = join("provider", "schema");

/** What its generator writes there. */
const schemaFiles = ["types.ts", "defaults.ts"].map((name) => join(schemaFolder, name));

/** What Kubernetes defines of the pod. */
const podFieldsFile = join("provider", "plan", "pod", "podFields.ts");

/** What the generators read, below the root that is written. */
const documentedSchema = "schema.json";

/** The program of the quickstart by the language of its code block. */
const quickstarts = {
  typescript: "typescript/index.ts",
  python: "python/__main__.py",
  go: "go/main.go",
  java: "java/src/main/java/quickstart/App.java",
  yaml: "yaml/Pulumi.yaml",
};

const referenceFile = join("docs", "reference.md");

/** In which one part is generated. */
const upgradingFile = join("docs", "upgrading.md");

const indexFile = join("examples", "README.md");

/** The files that an SDK has besides what the generator writes; all of them have the licence, too. */
const overlays = join(root, "scripts", "sdk");

/** Writes everything that is generated into another root. */
async function generateInto(target) {
  const { binDir } = await ensureToolchain({ parts: ["sdks"] });
  await mkdir(join(target, schemaFolder), { recursive: true });
  await documentSchema(target);
  await mkdir(join(target, dirname(upgradingFile)), { recursive: true });
  await Promise.all([
    run(process.execPath, ["--import", "tsx", join("scripts", "upgradingPage.mjs"), target], { cwd: root }),
    run(process.execPath, ["--import", "tsx", join(schemaFolder, "generate.ts"), join(target, schemaFolder)], {
      cwd: root,
    }),
    writeReadings(target),
    writePrograms(target),
    writePodFields(target),
    ...Object.keys(sdks).map((language) => generateSdk(language, binDir, target)),
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

/**
 * schema.json, in which the component's description ends with the quickstart in each language, in the form that the
 * generators know: each SDK gets its own.
 */
async function documentSchema(target) {
  const schema = JSON.parse(await readFile(join(root, "schema.json"), "utf8"));
  const blocks = Object.entries(quickstarts).map(async ([language, file]) => {
    const code = (await readFile(join(root, "examples", "quickstart", file), "utf8")).trimEnd();
    return ["```" + language, code, "```"].join("\n");
  });
  const example = [`{{% example %}}`, "### Quickstart", ...(await Promise.all(blocks)), `{{% /example %}}`];
  const component = schema.resources["metal3:index:Ironic"];
  component.description += ["", "", "{{% examples %}}", "## Example Usage", ...example, "{{% /examples %}}", ""].join(
    "\n",
  );
  await writeFile(join(target, documentedSchema), JSON.stringify(schema));
}

async function generateSdk(language, binDir, target) {
  const folder = join(target, sdks[language]);
  const logo = join(overlays, "dotnet", "logo.png");
  // There is no program in C#, and the heading of the examples would stay.
  const schema = language === "dotnet" ? join(root, "schema.json") : join(target, documentedSchema);
  // Not in the root: the project file there names the plugin, which need not be built yet.
  await run(join(binDir, "gensdk"), ["--logo", logo, schema, language, folder], { cwd: target });
  await cp(join(overlays, language), folder, { recursive: true });
  await cp(join(root, "LICENSE"), join(folder, "LICENSE"));
  if (language !== "dotnet") {
    await insertExample(join(folder, "README.md"));
  }
  if (language === "nodejs") {
    await completeNodePackage(join(folder, "package.json"));
  }
  if (language === "python") {
    await completePythonPackage(join(folder, "pyproject.toml"));
    await acceptPythonLiterals(join(folder, "pulumi_metal3"));
  }
  if (language === "java") {
    await completeJavaPackage(folder);
  }
}

/** The generator leaves both to Gradle: the version of the package, and which plugin the engine needs for it. */
async function completeJavaPackage(folder) {
  const { name, version, pluginDownloadURL, language } = JSON.parse(await readFile(join(root, "schema.json"), "utf8"));
  for (const file of ["pom.xml", "README.md"].map((name) => join(folder, name))) {
    await writeFile(file, (await readFile(file, "utf8")).replace("VERSION", version));
  }
  const resources = join(folder, "src", "main", "resources", ...language.java.basePackage.split("."), name);
  const plugin = { resource: true, name, server: pluginDownloadURL, version };
  await writeFile(join(resources, "plugin.json"), `${JSON.stringify(plugin, undefined, 2)}\n`);
}

/** The example in a README is the quickstart that the tests run: a comment names the file, which takes its place. */
async function insertExample(readme) {
  const text = await readFile(readme, "utf8");
  const marker = /^<!-- (examples\/\S+) -->$/m;
  const example = marker.exec(text)?.[1];
  if (example === undefined) {
    throw new Error(`${readme} names no example`);
  }
  const code = await readFile(join(root, example), "utf8");
  const fenced = ["```" + extname(example).slice(1), code.trimEnd(), "```"].join("\n");
  await writeFile(
    readme,
    text.replace(marker, () => fenced),
  );
}

/** The generator expects that somebody assembles the package by hand: these fields let npm do it from this folder. */
async function completeNodePackage(file) {
  const { dependencies, devDependencies, pulumi, scripts, ...described } = JSON.parse(await readFile(file, "utf8"));
  const complete = {
    ...described,
    repository: { type: "git", url: `git+${described.repository}.git`, directory: "sdk/nodejs" },
    main: "bin/index.js",
    types: "bin/index.d.ts",
    files: ["bin"],
    engines: { node: ">=20" },
    scripts: {
      ...scripts,
      // The sources that maps lead to are not in the package. The compiled code reads its version from the package.json beside it.
      build:
        "tsc --sourceMap false --declarationMap false && node -e \"require('fs').copyFileSync('package.json', 'bin/package.json')\"",
      prepack: "npm run build",
    },
    dependencies,
    devDependencies,
    pulumi,
  };
  await writeFile(file, `${JSON.stringify(complete, undefined, 4)}\n`);
}

/**
 * The generator types an input with an enumeration as the enumeration alone. The values themselves are accepted as well, as
 * everywhere in the documentation: type checkers learn them here.
 */
async function acceptPythonLiterals(folder) {
  const { types } = JSON.parse(await readFile(join(root, "schema.json"), "utf8"));
  const enumerations = Object.entries(types).filter(([, type]) => type.enum !== undefined);
  const literals = new Map(
    enumerations.map(([token, type]) => [
      token.split(":").at(-1),
      `Literal[${type.enum.map(({ value }) => JSON.stringify(value)).join(", ")}]`,
    ]),
  );
  // In annotations the names are quoted.
  const annotated = new RegExp(`(?<=\\[|: |-> )'(${[...literals.keys()].join("|")})'(?=[\\],):]|$)`, "g");
  for (const file of ["_inputs.py", "ironic.py"]) {
    const lines = (await readFile(join(folder, file), "utf8")).split("\n");
    const typed = lines.map((line) =>
      // Outputs are what the enumeration says.
      line.includes("pulumi.Output[")
        ? line
        : line.replace(annotated, (text, name) => `Union[${text}, ${literals.get(name)}]`),
    );
    const text = typed.join("\n").replace(/^from typing import Any, /m, "from typing import Any, Literal, ");
    await writeFile(join(folder, file), text);
  }
}

/** The licence as an expression, and what people filter by on PyPI: the generator knows neither. */
async function completePythonPackage(file) {
  const text = await readFile(file, "utf8");
  const license = /^ *\[project\.license\]\n *text = "(.*)"\n/m;
  const expression = license.exec(text)?.[1];
  if (expression === undefined || !text.includes('"setuptools>=61.0"')) {
    throw new Error(`${file} is not as the generator used to write it`);
  }
  const classifiers = [
    "Development Status :: 4 - Beta",
    "Intended Audience :: System Administrators",
    "Operating System :: OS Independent",
    "Programming Language :: Python :: 3",
    "Topic :: System :: Installation/Setup",
    "Topic :: System :: Systems Administration",
    "Typing :: Typed",
  ];
  await writeFile(
    file,
    text
      .replace(license, "")
      .replace(/^( *)keywords = /m, (line, indent) =>
        [
          `${indent}license = "${expression}"`,
          `${indent}license-files = ["LICENSE"]`,
          `${indent}classifiers = ${JSON.stringify(classifiers).replaceAll('","', '", "')}`,
          line,
        ].join("\n"),
      )
      // The first that knows licence expressions.
      .replace('"setuptools>=61.0"', '"setuptools>=77.0"'),
  );
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

/**
 * Brings everything that is generated up to date, unless `check` is set; returns what was not.
 * @param {{ check?: boolean }} [options]
 */
export async function generate({ check = false } = {}) {
  ensureDependencies();
  const fresh = await mkdtemp(join(tmpdir(), "metal3-generate-"));
  try {
    await generateInto(fresh);
    const found = await differences(fresh);
    if (!check) await apply(fresh, found);
    return found;
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
