// The plugin's archive, unpacked as a person would.

import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";

/** Beside the archive, once. */
export function unpacked(archive: string): string {
  const folder = path.join(path.dirname(archive), "..", "unpacked");
  if (!fs.existsSync(folder)) {
    fs.mkdirSync(folder);
    execFileSync("tar", ["-xzf", archive, "-C", folder]);
  }
  return folder;
}
