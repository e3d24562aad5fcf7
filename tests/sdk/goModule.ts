// The Go module, and programs that use it in place of the published one.

import * as fs from "node:fs/promises";
import * as path from "node:path";
import { kept, run } from "./kept";

export const modulePath = "github.com/pulumi-metal3/pulumi-metal3/sdk/go/metal3";

/** Nothing is looked up: go.mod and go.sum of the SDK and of the programs say all of it. */
export const goEnv = { GOFLAGS: "-mod=readonly -buildvcs=false", GOWORK: "off" };

/** A copy that stays where it is, because Go's build cache knows packages by their folder. */
export function goModule(): Promise<string> {
  return kept("go", "compiled", async (sdk, target) => {
    await fs.cp(sdk, target, { recursive: true });
    // Pulumi's own SDK takes minutes the first time: longer than an operation of the engine should.
    await run("go", ["build", "./..."], { cwd: target, env: goEnv });
  });
}

/** The text of a program's go.mod that takes the SDK from a folder. */
export function withLocalModule(goMod: string, folder: string): string {
  return `${goMod}\nreplace ${modulePath} => ${folder.split(path.sep).join("/")}\n`;
}
