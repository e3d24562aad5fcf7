// Finds the pulumi that the user installed, which callers may prefer to a built one.

import { execFile } from "node:child_process";
import { access, constants, realpath } from "node:fs/promises";
import { delimiter, join, sep } from "node:path";
import { promisify } from "node:util";
import { cacheRoot } from "./cache.mjs";

/**
 * The first `pulumi` on PATH that runs; never one from our own cache.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<{ path: string, version: string } | undefined>}
 */
export async function userPulumi(env = process.env) {
  const own = await realpath(cacheRoot(env)).catch(() => cacheRoot(env));
  for (const folder of (env.PATH ?? "").split(delimiter).filter((entry) => entry !== "")) {
    const path = join(folder, process.platform === "win32" ? "pulumi.exe" : "pulumi");
    if (!(await isExecutable(path))) continue;
    if ((await realpath(path)).startsWith(own + sep)) continue;
    const version = await versionOf(path, env);
    if (version !== undefined) return { path, version };
  }
  return undefined;
}

async function isExecutable(path) {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Nothing for a pulumi that cannot say its version, which the Automation API could not use either. */
async function versionOf(path, env) {
  try {
    const { stdout } = await promisify(execFile)(path, ["version"], {
      env: { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" },
      timeout: 15_000,
    });
    return /^v?(\d+\.\d+\.\d+\S*)/.exec(stdout.trim())?.[1];
  } catch {
    return undefined;
  }
}
