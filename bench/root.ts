// Where the repository is, and a folder for one run of the benchmark.

import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

export const root = path.join(__dirname, "..");

export async function withFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-bench-"));
  try {
    return await use(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
