// npm run test:nightly: npm test, then all scenarios of the lab with all images, and a table of what the lab has shown.

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "./setup/dependencies.mjs";
import { readResults, tableOf, writeTable } from "./lab/report.mjs";

/** Scenarios take minutes each and measure times: few at once. */
const everyScenario = { LAB_SCENARIOS: "all", LAB_IMAGES: "ironic:39.0,ironic:37.0,ironic:35.0", TEST_JOBS: "2" };

const usage = `npm run test:nightly -- [options]: all tests, and all scenarios of the lab

  --only lab   leaves npm test out
  --write      puts the table into docs/lab.md
  --help       says this`;

let current;
let interrupted = false;
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    interrupted = true;
    current?.kill(signal);
  });
}

/** Runs scripts/test.mjs, shows what it prints, and returns what its closing line counts. */
async function tests(names, env) {
  const child = spawn(process.execPath, [join(root, "scripts", "test.mjs"), ...names], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  current = child;
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk) => {
    text = (text + chunk).slice(-1000);
    process.stdout.write(chunk);
  });
  const code = await new Promise((done) => child.on("close", (status) => done(status ?? 1)));
  const counts = /(\d+) passed, (\d+) failed\s*$/.exec(text);
  const [passed, failed] = counts === null ? [0, 0] : [Number(counts[1]), Number(counts[2])];
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

async function main() {
  const { values } = parseArgs({
    options: { only: { type: "string" }, write: { type: "boolean" }, help: { type: "boolean" } },
  });
  if (values.help) return console.log(usage);
  if (values.only !== undefined && values.only !== "lab") throw new Error(`--only lab, not ${values.only}`);
  const folder = mkdtempSync(join(tmpdir(), "metal3-nightly-"));
  const [results, figures] = ["results", "figures"].map((name) => join(folder, name));
  const runs = values.only === "lab" ? [] : [await tests([], { FUZZ_INPUTS: "1000000" })];
  if (!interrupted) {
    runs.push(await tests(["lab"], { ...everyScenario, TEST_RESULTS: results, LAB_FIGURES: figures }));
  }
  if (existsSync(results)) {
    const table = tableOf(readResults(results, figures));
    console.log(`\n${table}`);
    if (values.write) writeTable(table);
  }
  rmSync(folder, { recursive: true });
  const sum = (key) => runs.reduce((total, run) => total + run[key], 0);
  console.log(`\n${sum("passed")} passed, ${sum("failed") + (interrupted ? 1 : 0)} failed`);
  process.exitCode = interrupted || sum("failed") > 0 ? 1 : 0;
}

main().catch((error) => {
  console.error(`error: ${error.message}`);
  console.log("0 passed, 1 failed");
  process.exitCode = 1;
});
