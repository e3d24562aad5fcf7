// The npm package, as it would be published, in a program's node_modules.

import * as fs from "node:fs/promises";
import * as path from "node:path";
import { versions } from "node:process";
import { kept, root, run } from "./kept";

const modules = path.join(root, "node_modules");

/** The folder of the packed and unpacked package. */
export function nodePackage(): Promise<string> {
  return kept("nodejs", [versions.node, "unpacked"], async (sdk, target) => {
    await fs.symlink(modules, path.join(sdk, "node_modules"));
    const env = { PATH: [path.join(modules, ".bin"), process.env.PATH ?? ""].join(path.delimiter) };
    await run("npm", ["run", "build"], { cwd: sdk, env });
    // Built above, because npm leaves prepack out where scripts are switched off.
    await run("npm", ["pack", "--ignore-scripts", "--pack-destination", target], { cwd: sdk, env });
    const tarball = (await fs.readdir(target)).find((file) => file.endsWith(".tgz"))!;
    await run("tar", ["-xzf", tarball], { cwd: target });
    await fs.rm(path.join(target, tarball));
  }).then((entry) => path.join(entry, "package"));
}

/** Does what `npm install` does in a program that needs the package, Pulumi and TypeScript. */
export async function installNodePackage(program: string): Promise<void> {
  const target = path.join(program, "node_modules");
  await fs.mkdir(path.join(target, "@pulumi"), { recursive: true });
  for (const name of ["@pulumi/pulumi", "@types", "typescript"]) {
    await fs.symlink(path.join(modules, name), path.join(target, name));
  }
  // A copy: a link would be resolved to the cache, from where Pulumi cannot be found.
  await fs.cp(await nodePackage(), path.join(target, "pulumi-metal3"), { recursive: true });
}
