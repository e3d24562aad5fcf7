// The releases of the Ironic image, and the tag under which each is published.

import type { Version } from "../../schema/types";

/** Branch tags of quay.io/metal3-io/ironic: they move with each fix of the release. */
export const imageTags: Readonly<Record<Version, string>> = {
  "35.0": "release-35.0",
  "37.0": "release-37.0",
  "38.0": "release-38.0",
  latest: "latest",
};

/**
 * From which releases upstream supports the upgrade of a database: all since the last long-term support release (2026.1,
 * which is 35.0), whose migrations each of these still contains.
 */
export const upgradesFrom: Readonly<Record<Version, readonly Version[]>> = {
  "35.0": [],
  "37.0": ["35.0"],
  "38.0": ["35.0", "37.0"],
  latest: ["35.0", "37.0", "38.0"],
};

/** Negative when a is older than b. The development branch is newer than any release. */
export function compareVersions(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  if (a === "latest" || b === "latest") {
    return a === "latest" ? 1 : -1;
  }
  const [aMajor = 0, aMinor = 0] = a.split(".").map(Number);
  const [bMajor = 0, bMinor = 0] = b.split(".").map(Number);
  return aMajor - bMajor || aMinor - bMinor;
}
