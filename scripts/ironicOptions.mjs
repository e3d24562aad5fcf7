// node scripts/ironicOptions.mjs: writes the table of all options that the releases of Ironic know, as their packages list them.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ironicPrograms, ironicReleases } from "./ironic/releases.mjs";
import { root } from "./setup/dependencies.mjs";

const program = join(root, "scripts", "ironic", "options.py");
const file = join(root, "provider", "plan", "extraConfig", "ironicOptions.ts");

/**
 * The options of one release: group, name and what a value must be.
 * @param {import("./ironic/releases.mjs").IronicRelease} release
 * @returns {[group: string, name: string, rule: Record<string, unknown>][]}
 */
export function optionsOf(release) {
  const python = join(ironicPrograms(release), "python");
  // What the packages warn of is of no concern here.
  const text = execFileSync(python, [program], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    maxBuffer: 1e8,
  });
  return JSON.parse(text);
}

/** One line for each option and rule, with the releases that have it; without them, all have. */
function tableOf(releases) {
  const lines = new Map();
  for (const release of releases) {
    for (const option of optionsOf(release)) {
      const key = JSON.stringify(option);
      lines.set(key, [...(lines.get(key) ?? []), release]);
    }
  }
  return [...lines]
    .map(([key, having]) => [...JSON.parse(key), ...(having.length === releases.length ? [] : [having.join(" ")])])
    .map((line) => JSON.stringify(line))
    .sort()
    .join("\n");
}

function moduleOf(table) {
  const quoted = table.replace(/[`\\]|\$\{/g, (text) => `\\${text}`);
  return [
    "// Generated from the Python packages of Ironic by `node scripts/ironicOptions.mjs`. Do not edit.",
    "",
    "/** A line of JSON for each option: its group, its name, what a value must be, and the releases that have it if not all have. */",
    `export const ironicOptions = \`${quoted}\`;`,
    "",
  ].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(file, moduleOf(tableOf(Object.keys(ironicReleases))));
}
