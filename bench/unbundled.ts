// The same provider as it would be without a bundler: compiled file by file, its packages loaded from node_modules.

import { build } from "esbuild";
import * as fs from "node:fs";
import * as path from "node:path";
import { root } from "./root";

/** Returns the entry point. `typescript` can be found from there, as it can in most projects that use Pulumi. */
export async function buildUnbundled(folder: string): Promise<string> {
  const sources = fs
    .readdirSync(path.join(root, "provider"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => path.join(root, "provider", file));
  await build({
    entryPoints: sources,
    outdir: path.join(folder, "provider"),
    outbase: path.join(root, "provider"),
    platform: "node",
    target: "node20",
    format: "cjs",
    logLevel: "error",
  });
  fs.copyFileSync(path.join(root, "schema.json"), path.join(folder, "schema.json"));
  fs.symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"), "junction");
  return path.join(folder, "provider", "index.js");
}
