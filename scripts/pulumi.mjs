// Which pulumi runs: the user's own with plugins from the usual places, or the built one where those are out of reach.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureToolchain, userPulumi, versions } from "./toolchain/index.mjs";

/** The first CLI that carries resource options over to components in full (pulumi/pulumi#21050). */
const oldestPulumi = [3, 217];

/** @returns {Promise<{ command: string, env: Record<string, string> }>} */
export async function ensurePulumi({ log = console.error } = {}) {
  const own = await userPulumi();
  if (own !== undefined && usable(own, log) && hasPlugins(own, log)) {
    return { command: own.path, env: {} };
  }
  const { binDir, env } = await ensureToolchain({ log });
  return { command: join(binDir, "pulumi"), env };
}

function usable({ path, version }, log) {
  const [major, minor] = version.replace(/^v/, "").split(".").map(Number);
  const fits = major > oldestPulumi[0] || (major === oldestPulumi[0] && minor >= oldestPulumi[1]);
  if (!fits) {
    log(`${path} is ${version}; ${oldestPulumi.join(".")} or newer is needed, so a newer one is built`);
  }
  return fits;
}

function hasPlugins({ path }, log) {
  const listed = spawnSync(path, ["plugin", "ls", "--json"], { encoding: "utf8" });
  const installed = listed.status === 0 ? JSON.parse(listed.stdout) : [];
  return ["kubernetes", "tls", "random"].every((name) => {
    if (installed.some((plugin) => plugin.name === name && plugin.version === versions[name])) {
      return true;
    }
    const install = spawnSync(path, ["plugin", "install", "resource", name, versions[name]], { encoding: "utf8" });
    if (install.status !== 0) {
      const reason = install.stderr.trim().split("\n").at(-1);
      log(`${path} cannot install the ${name} plugin, so everything is built: ${reason}`);
    }
    return install.status === 0;
  });
}
