// npm test: all set-up, then every test; npm run test:unit: those that need no engine; npm test -- GROUP...: some.

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { printCoverage } from "./coverage.mjs";
import { ensureDependencies, root } from "./setup/dependencies.mjs";
import { ensurePrograms, testPrograms } from "./setup/systemPackages.mjs";

/** Pure and quick: one process, no engine. */
const unitGroups = [
  "plan",
  "manifests",
  "resources",
  "release",
  "diagnosis",
  "schema",
  "wire",
  "contract",
  "golden",
  "toolchain",
];

/** At most this many test files at a time: each runs an engine with plugins of its own. */
const jobs = process.env.TEST_JOBS ?? 4;

const tests = join(root, "tests");

function groups() {
  return readdirSync(tests, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "support")
    .map(({ name }) => name);
}

function specs(names) {
  return names.map((name) => join("tests", name, "**", "*.spec.ts"));
}

/** The mocha that runs now. */
let current;

/** What comes after an interrupted run is not begun: mocha ends what it runs, and the figures so far are printed. */
let interrupted = false;

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    interrupted = true;
    current?.kill(signal);
  });
}

/** Format, import direction and types, as one check. */
async function lint() {
  const started = performance.now();
  const code = await new Promise((done) => {
    spawn(process.execPath, [join(root, "scripts", "lint.mjs"), "--fresh"], {
      stdio: ["ignore", "inherit", "inherit"],
    }).on("exit", (status) => done(status ?? 1));
  });
  const ms = performance.now() - started;
  const failed = code === 0 ? 0 : 1;
  return { code, byGroup: { lint: { passed: 1 - failed, failed, pending: 0, ms } }, seconds: ms / 1000 };
}

/** Runs mocha and returns its figures by group. */
async function mocha(files, flags, env = {}) {
  const folder = mkdtempSync(join(tmpdir(), "metal3-test-"));
  const figures = join(folder, "figures.json");
  const args = [
    join(root, "node_modules", "mocha", "bin", "mocha.js"),
    "--reporter",
    join(root, "scripts", "reporter.cjs"),
  ];
  const started = performance.now();
  const code = await new Promise((done) => {
    const child = spawn(process.execPath, [...args, ...flags, ...files], {
      cwd: root,
      env: { ...process.env, ...env, TEST_FIGURES: figures },
      stdio: ["ignore", "inherit", "inherit"],
    });
    current = child;
    child.on("exit", (status, signal) => done(signal === null ? status : 1));
  });
  const byGroup = existsSync(figures) ? JSON.parse(readFileSync(figures, "utf8")) : {};
  rmSync(folder, { recursive: true, force: true });
  return { code, byGroup, seconds: (performance.now() - started) / 1000 };
}

/** The pure tests; where all of them run, with the coverage of the layers. */
async function unitTests(names) {
  if (names.length < unitGroups.length) return mocha(specs(names), []);
  const folder = mkdtempSync(join(tmpdir(), "metal3-coverage-data-"));
  const run = await mocha(specs(names), [], { NODE_V8_COVERAGE: folder });
  const enough = run.code !== 0 || (await printCoverage(folder));
  rmSync(folder, { recursive: true, force: true });
  return enough
    ? run
    : { ...run, code: 1, byGroup: { ...run.byGroup, coverage: { passed: 0, failed: 1, pending: 0, ms: 0 } } };
}

function print(runs) {
  const all = runs.flatMap(({ byGroup }) => Object.entries(byGroup));
  console.log("\nGroup         passed  failed   seconds of tests");
  for (const [name, { passed, failed, ms }] of all) {
    console.log(
      `${name.padEnd(14)}${String(passed).padStart(6)}${String(failed).padStart(8)}${(ms / 1000).toFixed(1).padStart(12)}`,
    );
  }
  const sum = (key) => all.reduce((total, [, figures]) => total + figures[key], 0);
  // A run that ended without figures failed, whatever was counted before.
  const broken = runs.filter(
    ({ code, byGroup }) => code !== 0 && !Object.values(byGroup).some(({ failed }) => failed > 0),
  );
  console.log(`\n${runs.reduce((total, { seconds }) => total + seconds, 0).toFixed(0)} s in all`);
  console.log(`${sum("passed")} passed, ${sum("failed") + broken.length} failed`);
}

/** The groups that are asked for, or all. */
function chosen(names) {
  const known = groups();
  const wanted = names.flatMap((name) => (name === "unit" ? unitGroups : [name]));
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(`no such group: ${unknown.join(", ")}. There are: unit, ${known.join(", ")}`);
  }
  return wanted.length === 0 ? known : wanted;
}

/** Everything that a test may start, before the first test: setting up is no test's time. */
async function setUp(wanted) {
  ensurePrograms(testPrograms);
  const { buildParts, defaultParts, ensureToolchain } = await import("./toolchain/index.mjs");
  // What tests/cluster runs on.
  const forClusters = ["controlplane"];
  await buildParts([...defaultParts, "sdks", ...forClusters]);
  await ensureToolchain();
  await ensureToolchain({ parts: forClusters });
  if (wanted.includes("lab")) {
    const { prepareLab, withHosts } = await import("./lab/index.mjs");
    await prepareLab();
    if (withHosts) {
      const { prepareHosts } = await import("./lab/hosts/prepare.mjs");
      await prepareHosts();
    }
  }
}

async function main(names) {
  const wanted = chosen(names);
  ensureDependencies();
  const { buildPlugin } = await import("./build.mjs");
  await buildPlugin();
  const unit = wanted.filter((name) => unitGroups.includes(name));
  const rest = wanted.filter((name) => !unitGroups.includes(name));
  const parts = [
    ...(unit.length > 0 ? [() => unitTests(unit)] : []),
    ...(names.length === 0 ? [lint] : []),
    ...(rest.length > 0
      ? [() => setUp(rest).then(() => mocha(specs(rest), ["--parallel", "--jobs", String(jobs)]))]
      : []),
  ];
  const runs = [];
  for (const part of parts) {
    if (!interrupted) {
      runs.push(await part());
    }
  }
  print(runs);
  process.exitCode = interrupted || runs.some(({ code }) => code !== 0) ? 1 : 0;
}

main(process.argv.slice(2)).catch((error) => {
  console.error(`\nerror: ${error.message}`);
  console.log("0 passed, 1 failed");
  process.exitCode = 1;
});
