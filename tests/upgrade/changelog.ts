// What the changelog says that an upgrade does to what is deployed.

import * as fs from "node:fs";
import * as path from "node:path";

export type Effect = "replaces" | "deletes" | "restarts";

interface Announcement {
  readonly version: string;
  readonly effect: Effect;
  /** Type token of the resource, such as kubernetes:apps/v1:Deployment. */
  readonly type: string;
  /** What its Pulumi name ends in. */
  readonly suffix: string;
}

const root = path.join(__dirname, "..", "..");

/** Lines such as "- restarts `kubernetes:apps/v1:Deployment *-service`: reason", by the version they stand under. */
export function announcements(text = fs.readFileSync(path.join(root, "CHANGELOG.md"), "utf8")): Announcement[] {
  let version = "";
  const found: Announcement[] = [];
  for (const line of text.split("\n")) {
    version = /^## v?(\d+\.\d+\.\d+)/.exec(line)?.[1] ?? version;
    const [, effect, type, suffix] = /^- (replaces|deletes|restarts) `(\S+) \*(\S*)`/.exec(line) ?? [];
    if (effect !== undefined && type !== undefined && suffix !== undefined) {
      found.push({ version, effect: effect as Effect, type, suffix });
    }
  }
  return found;
}

/** Whether a version comes after another one. */
export function isNewer(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split(".").map(Number));
  const differing = a!.findIndex((part, index) => part !== b![index]);
  return differing >= 0 && a![differing]! > b![differing]!;
}
