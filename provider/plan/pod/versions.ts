// The releases of the Ironic image, and the tag under which each is published.

import type { Images, Version } from "../../schema/types";

/** Branch tags of quay.io/metal3-io/ironic: they move with each fix of the release. */
export const imageTags: Readonly<Record<Version, string>> = {
  "35.0": "release-35.0",
  "37.0": "release-37.0",
  "38.0": "release-38.0",
  "39.0": "release-39.0",
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
  "39.0": ["35.0", "37.0", "38.0"],
  latest: ["35.0", "37.0", "38.0", "39.0"],
};

/** Releases about which there is something to know before they are installed. */
const notices: Readonly<Partial<Record<Version, string>>> = {
  "35.0":
    "Ironic 35.0 (OpenStack 2026.1) is no longer maintained by metal3-io/ironic-image. Upgrade to 37.0 or newer; docs/upgrading.md says how.",
  "39.0":
    "No published image release-39.0 was known when this version of the package was made. If the pull fails, set images.ironic to your own image of Ironic 39.0.",
};

/** An image of the user's is there, whatever is published. */
export function warnOfVersion(warnings: string[], version: Version, images: Images = {}): void {
  const notice = version === "39.0" && images.ironic !== undefined ? undefined : notices[version];
  if (notice !== undefined) {
    warnings.push(notice);
  }
}
