// The releases of the Ironic image, and the tag under which each is published.

import type { Version } from "../schema/types";

/** Branch tags of quay.io/metal3-io/ironic: they move with each fix of the release. */
export const imageTags: Readonly<Record<Version, string>> = {
  "35.0": "release-35.0",
  "37.0": "release-37.0",
  "38.0": "release-38.0",
  latest: "latest",
};
