// npm run lint: formatting, lint rules, types and shell programs; one line for each, and all that they found.
//
// What a tool found out about a file that has not changed is kept in dist/lint. A rule that uses types can depend on other
// files as well: with --fresh, as in npm test, every file is looked at.

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureDependencies, root } from "./setup/dependencies.mjs";
import { ensurePrograms, findProgram, shellChecker } from "./setup/systemPackages.mjs";

ensureDependencies();
ensurePrograms(shellChecker);
const require = createRequire(import.meta.url);

/** Also programs of images, whose names have no ending. */
function shellFiles(folder) {
  const files = existsSync(join(root, folder)) ? readdirSync(join(root, folder), { recursive: true }) : [];
  return files.map((file) => join(folder, file)).filter((file) => file.endsWith(".sh") || startsAsShell(file));
}

function startsAsShell(file) {
  const path = join(root, file);
  return statSync(path).isFile() && readFileSync(path, "utf8").startsWith("#!/bin/bash");
}

const fresh = process.argv.includes("--fresh");

/** Options that make a tool remember unchanged files, by their content: a checkout changes the dates. */
function cached(name, ...further) {
  return fresh ? [] : ["--cache", "--cache-location", join(root, "dist", "lint", name), ...further];
}

const byContent = ["--cache-strategy", "content"];

const knip = join(root, "node_modules", "knip", "bin", "knip.js");

const steps = [
  {
    name: "formatting",
    ...ofPackage("prettier", "bin/prettier.cjs"),
    args: ["--check", "--log-level", "warn", ...cached("formatting", ...byContent), "."],
    hint: "npm run format",
  },
  { name: "rules", ...ofPackage("eslint", "bin/eslint.js"), args: [...cached("rules", ...byContent), "."] },
  // Its package does not let anyone resolve its package.json.
  {
    name: "dead code",
    program: process.execPath,
    script: knip,
    args: ["--no-progress", "--no-config-hints", ...cached("dead-code")],
  },
  { name: "types", ...ofPackage("typescript", "bin/tsc"), args: ["--noEmit", "--project", "."] },
  {
    name: "shell",
    program: findProgram("shellcheck"),
    // Files that a program includes lie beside it.
    args: [
      "--external-sources",
      "--source-path=SCRIPTDIR",
      ...["provider", "lab", "scripts/plugin", "tests/support"].flatMap(shellFiles),
    ],
  },
];

/** A program of a package runs on this Node, wherever npm has put it. */
function ofPackage(name, path) {
  return { program: process.execPath, script: join(dirname(require.resolve(`${name}/package.json`)), path) };
}

function run({ program, script, args }) {
  return new Promise((done, fail) => {
    const child = spawn(program, script === undefined ? args : [script, ...args], { cwd: root });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => (output += text));
    }
    child.on("error", fail);
    child.on("close", (code) => done({ passed: code === 0, output: output.trim() }));
  });
}

async function lint() {
  const started = performance.now();
  mkdirSync(join(root, "dist", "lint"), { recursive: true });
  // All at once: each keeps a processor busy, and none depends on another.
  const results = await Promise.all(
    steps.map(async (step) => {
      const { passed, output } = await run(step);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${step.name.padEnd(12)}${passed ? "ok" : "failed"}  ${seconds} s`);
      return { ...step, passed, output };
    }),
  );
  for (const { name, output, hint } of results.filter(({ passed }) => !passed)) {
    console.log(`\n${name}:\n${output}${hint === undefined ? "" : `\nMended by: ${hint}`}`);
  }
  return results.every(({ passed }) => passed);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = (await lint()) ? 0 : 1;
}
