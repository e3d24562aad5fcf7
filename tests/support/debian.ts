// Packages of the distribution that tests run real parts of: installed when they are missing.

import { spawnSync } from "node:child_process";

function has(command: string): boolean {
  return spawnSync("sh", ["-c", `command -v ${command}`]).status === 0;
}

/** Services that a package would start stay down: tests start their own, on ports of their own. */
export function ensurePackage(name: string, command: string): void {
  if (has(command)) {
    return;
  }
  if (process.getuid?.() !== 0 || !has("apt-get")) {
    throw new Error(`${command} is needed: install the package ${name}`);
  }
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  for (const args of [
    ["update", "-qq"],
    ["install", "-y", "-qq", "--no-install-recommends", name],
  ]) {
    const { status, stderr } = spawnSync("apt-get", args, { env, encoding: "utf8" });
    if (status !== 0) {
      throw new Error(`apt-get ${args.join(" ")}: ${stderr}`);
    }
  }
}
