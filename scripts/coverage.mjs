// Coverage of the layers that decide and describe, from the coverage data of a run: a line for each layer, and what fails it.

import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { root } from "./setup/dependencies.mjs";

const require = createRequire(import.meta.url);

/** Of all branches of a layer, the share that its tests must take. */
const floor = 95;

const layers = ["schema", "plan", "manifests", "wire", "release", "diagnosis"];

/** What only a real cluster shows: tests/cluster and tests/engine run it. */
const onRealParts = ["provider/diagnosis/clusterReader.ts", "provider/diagnosis/watch.ts"];

/**
 * What the compiler writes around a module counts as branches, too: before the first line, which is a comment in every
 * file, and after the last, which is the first branch of the module's own code and is never taken.
 */
function isWritten(id, { loc }, taken) {
  return loc.start.line > 1 && !(id === "0" && taken.includes(0));
}

function branchesOf({ path, branchMap, b: taken }) {
  const written = Object.keys(branchMap).filter((id) => isWritten(id, branchMap[id], taken[id]));
  const missed = written.filter((id) => taken[id].includes(0)).map((id) => branchMap[id].loc.start.line);
  return { file: relative(root, path).split(sep).join("/"), all: written.length, missed };
}

/** @param {string} dataFolder what NODE_V8_COVERAGE named */
async function readCoverage(dataFolder) {
  const folder = await mkdtemp(join(tmpdir(), "metal3-coverage-"));
  const c8 = join(dirname(require.resolve("c8/package.json")), "bin", "c8.js");
  const included = layers.flatMap((layer) => ["--include", `provider/${layer}/**/*.ts`]);
  const args = [
    c8,
    "report",
    "--temp-directory",
    dataFolder,
    "--reporter",
    "json",
    "--reports-dir",
    folder,
    ...included,
  ];
  await promisify(execFile)(process.execPath, args, { cwd: root });
  const files = Object.values(JSON.parse(await readFile(join(folder, "coverage-final.json"), "utf8")));
  await rm(folder, { recursive: true });
  return files.map(branchesOf);
}

/** Prints the coverage of each layer; returns whether all of them reach the floor. */
export async function printCoverage(dataFolder) {
  const files = (await readCoverage(dataFolder)).filter(({ file }) => !onRealParts.includes(file));
  console.log("\nLayer        branches   covered");
  const enough = layers.map((layer) => {
    const own = files.filter(({ file }) => file.startsWith(`provider/${layer}/`));
    const all = own.reduce((sum, file) => sum + file.all, 0);
    const missed = own.reduce((sum, file) => sum + file.missed.length, 0);
    const share = (100 * (all - missed)) / all;
    console.log(`${layer.padEnd(13)}${String(all).padStart(8)}${share.toFixed(1).padStart(8)} %`);
    if (share < floor) {
      console.log(`    less than ${floor} %; lines with branches that no test takes:`);
      for (const { file, missed: lines } of own.filter((one) => one.missed.length > 0)) {
        console.log(`    ${file}: ${[...new Set(lines)].sort((a, b) => a - b).join(", ")}`);
      }
    }
    return share >= floor;
  });
  return enough.every(Boolean);
}
