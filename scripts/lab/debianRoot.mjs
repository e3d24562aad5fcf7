// A root of Debian packages, made by the machine's own apt: whatever mirror and proxy that one uses.

import { readFile } from "node:fs/promises";
import { run } from "./run.mjs";

const neverNeeded = ["/usr/share/man/*", "/usr/share/doc/*", "/usr/share/locale/*", "/usr/share/info/*"];

/**
 * @param {string} folder an empty one
 * @param {{ suite: string, packages: string, finish: string, logFile: string }} options
 */
export async function buildDebianRoot(folder, { suite, packages, finish, logFile }) {
  const names = (await readFile(packages, "utf8")).split("\n").filter((line) => line !== "");
  await run(
    "unshare",
    [
      // What it mounts is gone with it, also when it is killed.
      ...["--mount", "--propagation", "private", "mmdebstrap"],
      "--mode=root",
      "--variant=apt",
      "--format=directory",
      `--include=${names.join(",")}`,
      '--aptopt=APT::Install-Recommends "false"',
      '--aptopt=Acquire::Languages "none"',
      ...neverNeeded.map((pattern) => `--dpkgopt=path-exclude=${pattern}`),
      // Installing a server must not start it.
      `--essential-hook=printf '#!/bin/sh\\nexit 101\\n' > "$1/usr/sbin/policy-rc.d" && chmod +x "$1/usr/sbin/policy-rc.d"`,
      '--customize-hook=rm -f "$1/usr/sbin/policy-rc.d"',
      `--customize-hook=${finish} "$1"`,
      suite,
      folder,
      ...(await mirror(suite)),
    ],
    { logFile },
  );
}

/** Where this machine gets Debian from, when its own release is another one; nothing where apt can tell by itself. */
async function mirror(suite) {
  const targets = await run("apt-get", [
    "indextargets",
    "--format",
    "$(REPO_URI) $(RELEASE) $(LABEL)",
    "Created-By: Packages",
  ]);
  const known = targets.split("\n").map((line) => line.split(" "));
  if (known.some(([, release, label]) => release === suite && label === "Debian")) return [];
  const debian = known.find(([, , label]) => label === "Debian");
  return debian === undefined ? [] : [debian[0]];
}
