// The folders that an image consists of, built when they are not there.

import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import type { ImageStack } from "./imageSandbox";

/** The programs of the keepalived and the downloader image as well, which have others' names. */
export async function imageStack(name: string): Promise<ImageStack> {
  const { ensureLabPrograms } = await import("../../../scripts/lab/index.mjs");
  const { imageFolders } = await import("../../../scripts/lab/images.mjs");
  ensureLabPrograms(console.error);
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-stack-"));
  process.on("exit", () => fs.rmSync(scratch, { recursive: true, force: true }));
  const sources = path.join(__dirname, "..", "..", "..", "lab", "images");
  const others = ["keepalived", "downloader"].map((image) => ({ folder: path.join(sources, image, "root"), at: "." }));
  const stack: ImageStack = await imageFolders(name, scratch, console.error);
  return [...stack, ...others];
}
