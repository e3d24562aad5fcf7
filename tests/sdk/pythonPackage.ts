// The Python package, installed with pip into a virtual environment.

import * as fs from "node:fs/promises";
import * as path from "node:path";
import { kept, root, run } from "./kept";

const python = process.platform === "win32" ? "python" : "python3";
const scripts = process.platform === "win32" ? "Scripts" : "bin";

const requirements = path.join(root, "examples", "quickstart", "python", "requirements.txt");

/** The versions that the tests run with, so that a release of somebody else's package cannot fail them. */
const constraints = path.join(__dirname, "constraints.txt");

/** The folder of the virtual environment, with what the quickstart requires. */
export async function virtualEnvironment(): Promise<string> {
  const described = await run(python, ["-c", "import sys; print(sys.version, sys.base_prefix)"], { cwd: root });
  const wanted = await Promise.all([requirements, constraints].map((file) => fs.readFile(file, "utf8")));
  return kept("python", [described, wanted], async (sdk, target) => {
    await run(python, ["-m", "venv", target], { cwd: root });
    const flags = ["--quiet", "--disable-pip-version-check", "--constraint", constraints];
    await run(path.join(target, scripts, "python"), ["-m", "pip", "install", ...flags, sdk, "-r", requirements], {
      cwd: target,
    });
  });
}

/** What `activate` sets, on top of a PATH. */
export function activated(environment: string, searchPath: string): Record<string, string> {
  return {
    VIRTUAL_ENV: environment,
    PATH: [path.join(environment, scripts), searchPath].join(path.delimiter),
    // The environment is shared with other runs.
    PYTHONDONTWRITEBYTECODE: "1",
  };
}
