// npm run lint: formatting, lint rules and types; one line for each, and all that they found.

import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureDependencies, root } from "./dependencies.mjs";

ensureDependencies();
const require = createRequire(import.meta.url);

const steps = [
  {
    name: "formatting",
    program: ["prettier", "bin/prettier.cjs"],
    args: ["--check", "--log-level", "warn", "."],
    hint: "npm run format",
  },
  { name: "rules", program: ["eslint", "bin/eslint.js"], args: ["."] },
  { name: "types", program: ["typescript", "bin/tsc"], args: ["--noEmit", "--project", "."] },
];

/** The path of a program of a package, wherever npm has put it. */
function programPath([name, path]) {
  return join(dirname(require.resolve(`${name}/package.json`)), path);
}

function run({ program, args }) {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [programPath(program), ...args], { cwd: root });
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
