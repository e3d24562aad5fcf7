// Main script of the executable: runs the bundles that lie inside it as assets, the provider's with the code that V8
// compiled when the executable was built (scripts/plugin/executable.mjs).

import { getRawAsset, isSea } from "node:sea";
import { Script } from "node:vm";

type Bundle = (exports: object, require: NodeJS.Require, module: object, filename: string, dirname: string) => void;

function contentOf(asset: string): Buffer {
  return Buffer.from(getRawAsset(asset) as ArrayBuffer);
}

/** V8 refuses a code cache of another version or platform, and compiles instead. */
function run(asset: string, codeCache?: string): unknown {
  const cachedData = codeCache === undefined ? undefined : contentOf(codeCache);
  // It is ASCII: V8 then keeps one byte for each character.
  const script = new Script(contentOf(asset).toString("latin1"), {
    filename: asset,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
  const bundle = script.runInThisContext() as Bundle;
  const module = { exports: {} };
  bundle(module.exports, requireFromExecutable as NodeJS.Require, module, process.execPath, ".");
  return module.exports;
}

/** There are Node's own modules and the second bundle: nothing on the user's disk is ever loaded. */
function requireFromExecutable(id: string): unknown {
  if (id === "./clusterReader.js") {
    return run("clusterReader.js");
  }
  const builtin = process.getBuiltinModule(id);
  if (builtin === undefined) {
    throw Object.assign(new Error(`Cannot find module '${id}': it is not part of the metal3 plugin`), {
      code: "MODULE_NOT_FOUND",
    });
  }
  return builtin;
}

/** Put in by scripts/plugin/executable.mjs: only an executable for the machine that built it has a code cache. */
declare const codeCache: string | undefined;

if (!isSea()) {
  throw new Error("this is the main script of the plugin's executable, and runs nowhere else");
}
run("provider.js", codeCache);
