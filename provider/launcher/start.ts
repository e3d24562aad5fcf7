// Runs the bundle with the code that V8 compiled at an earlier start: compiling the same text again is half of a start.
// Node 22 can do this by itself, Node 20 cannot.

import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Script } from "node:vm";

/** Put in by scripts/build.mjs, from the content of the bundle: V8 itself compares no more than its length. */
declare const bundleDigest: string;

/** After this time, what a start needs has run, and with it has been compiled. */
const settledMs = 1000;

type Bundle = (exports: object, require: NodeJS.Require, module: object, filename: string, dirname: string) => void;

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** In one step, since several plugins may start at once; where the folder cannot be written, every start compiles. */
function keep(file: string, content: Buffer): void {
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, content);
    renameSync(draft, file);
  } catch {
    rmSync(draft, { force: true });
  }
}

const file = join(__dirname, "provider.js");
const cache = join(__dirname, `provider-${bundleDigest}-${process.version}-${process.arch}.cache`);
const cachedData = readIfThere(cache);
const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, "utf8")}\n})`;
const script = new Script(source, { filename: file, ...(cachedData === undefined ? {} : { cachedData }) });
if (cachedData === undefined || script.cachedDataRejected === true) {
  setTimeout(() => keep(cache, script.createCachedData()), settledMs).unref();
}
const bundle = script.runInThisContext() as Bundle;
const bundleModule = { exports: {} };
bundle(bundleModule.exports, require, bundleModule, file, __dirname);
