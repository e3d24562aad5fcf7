// The release that the tests of this folder install from: everything, with the plugin of this machine only.

import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { packageSchema } from "../../provider/schema/package";
import { thisPlatform } from "../../scripts/plugin/node.mjs";
import { release } from "../../scripts/release.mjs";

export const version = packageSchema.version;

export function archiveOf(platform: string): string {
  return `pulumi-resource-metal3-v${version}-${platform}.tar.gz`;
}

export const archiveName = archiveOf(thisPlatform());

export interface MadeRelease {
  readonly folder: string;
  remove(): void;
}

export async function makeRelease(platforms: string[] = [thisPlatform()]): Promise<MadeRelease> {
  const base = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-release-"));
  const folder = await release({ into: path.join(base, "release"), platforms });
  return { folder, remove: () => fs.rmSync(base, { recursive: true, force: true }) };
}
