// The SDKs of all languages: what the generator makes of schema.json, the files of scripts/sdk, and what package managers
// want that the generator does not know.

import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { root } from "./setup/dependencies.mjs";
import { sdks } from "./setup/sdks.mjs";

const run = promisify(execFile);

const schemaFile = join(root, "schema.json");

/** The files that an SDK has besides what the generator writes; all of them have the licence, too. */
const overlays = join(root, "scripts", "sdk");

/** The program of the quickstart by the language of its code block. */
const quickstarts = {
  typescript: "typescript/index.ts",
  python: "python/__main__.py",
  go: "go/main.go",
  java: "java/src/main/java/quickstart/App.java",
  yaml: "yaml/Pulumi.yaml",
};

/** The examples of the inputs with the largest types: folders of examples/. */
const largeInputs = [
  "networking",
  "networking-pxe",
  "tls",
  "credentials",
  "database",
  "deploy-ramdisk",
  "bare-metal-operator",
  "prometheus-exporter",
  "overrides",
];

/**
 * The languages that these are converted to, as the generator and as code blocks name them. What it makes for Go and Java
 * does not compile.
 */
const converted = { nodejs: "typescript", python: "python" };

/** Writes all of them into another root. */
export async function generateSdks(generator, target) {
  const folder = await mkdtemp(join(tmpdir(), "metal3-schema-"));
  try {
    const documented = join(folder, "schema.json");
    await writeFile(documented, JSON.stringify(await documentedSchema(generator)));
    await Promise.all(Object.keys(sdks).map((language) => generateSdk(language, generator, documented, target)));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * schema.json, in which the component's description ends with examples in each language, in the form that the
 * generators know: each SDK gets its own.
 */
async function documentedSchema(generator) {
  const schema = JSON.parse(await readFile(schemaFile, "utf8"));
  const examples = await Promise.all([
    quickstartExample(),
    ...largeInputs.map((folder) => largeExample(generator, folder)),
  ]);
  const component = schema.resources["metal3:index:Ironic"];
  component.description += [
    "",
    "",
    "{{% examples %}}",
    "## Example Usage",
    ...examples.flat(),
    "{{% /examples %}}",
    "",
  ].join("\n");
  return schema;
}

/** The programs by the language of their code blocks. */
function example(title, programs) {
  const blocks = Object.entries(programs).map(([language, code]) =>
    ["```" + language, code.trimEnd(), "```"].join("\n"),
  );
  return ["{{% example %}}", `### ${title}`, ...blocks, "{{% /example %}}"];
}

async function quickstartExample() {
  const programs = Object.entries(quickstarts).map(async ([language, file]) => [
    language,
    await readFile(join(root, "examples", "quickstart", file), "utf8"),
  ]);
  return example("Quickstart", Object.fromEntries(await Promise.all(programs)));
}

async function largeExample(generator, name) {
  const folder = join(root, "examples", name);
  const yaml = await readFile(join(folder, "Pulumi.yaml"), "utf8");
  const programs = Object.entries(converted).map(async ([language, block]) => [
    block,
    await convertedProgram(generator, folder, language),
  ]);
  const [, title] = /^description: (.+)$/m.exec(yaml);
  return example(title, { ...Object.fromEntries(await Promise.all(programs)), yaml });
}

/** A program of examples/ in another language. */
async function convertedProgram(generator, folder, language) {
  const target = await mkdtemp(join(tmpdir(), "metal3-program-"));
  try {
    await run(generator, ["--program", folder, schemaFile, language, target], { cwd: target });
    const [file] = await readdir(target);
    return await readFile(join(target, file), "utf8");
  } finally {
    await rm(target, { recursive: true });
  }
}

async function generateSdk(language, generator, documented, target) {
  const folder = join(target, sdks[language]);
  const logo = join(overlays, "dotnet", "logo.png");
  // There is no program in C#, and the heading of the examples would stay.
  const schema = language === "dotnet" ? schemaFile : documented;
  // Not in the root: the project file there names the plugin, which need not be built yet.
  await run(generator, ["--logo", logo, schema, language, folder], { cwd: target });
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
  const { name, version, pluginDownloadURL, language } = JSON.parse(await readFile(schemaFile, "utf8"));
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
  const { types } = JSON.parse(await readFile(schemaFile, "utf8"));
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
