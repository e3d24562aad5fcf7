// The releases of the Ironic image, and the tag under which each is published.

import { defaults } from "../../schema/defaults";
import type { Images, Version } from "../../schema/types";
import { isLater } from "../../schema/value";
import { compareVersions } from "../base/compareVersions";
import type { PlanContext } from "../base/context";

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

/** What is known of the release that runs. */
export interface ReleasePlan {
  /** As the program names it. */
  readonly name: string;
  /** The known release that it is treated as. */
  readonly behaves: Version;
}

/** Releases about which there is something to know before they are installed. */
const notices: Readonly<Partial<Record<Version, string>>> = {
  "35.0":
    "Ironic 35.0 (OpenStack 2026.1) is no longer maintained by metal3-io/ironic-image. Upgrade to 37.0 or newer; docs/upgrading.md says how.",
  "39.0":
    "No published image release-39.0 was known when this version of the package was made. If the pull fails, set images.ironic to your own image of Ironic 39.0.",
};

const known = Object.keys(imageTags) as Version[];
const numbered = known.filter((version) => version !== "latest").sort(compareVersions);

/** A release that is not known is treated as the nearest one before it. */
export function releaseOf(name: string = defaults.version): ReleasePlan {
  const nearest = numbered.findLast((version) => compareVersions(version, name) <= 0) ?? defaults.version;
  return { name, behaves: known.find((version) => version === name) ?? nearest };
}

/** `given` may name a release that the schema does not list: it is accepted with an image of the user's. */
export function planRelease(
  { problems, warnings }: PlanContext,
  given: string | undefined,
  images: Images = {},
): ReleasePlan {
  const release = releaseOf(given);
  const { name, behaves } = release;
  if (name === behaves) {
    warnOfVersion(warnings, behaves, images);
    return release;
  }
  if (compareVersions(name, numbered[0] ?? name) < 0) {
    problems.add("version", name, `must be one of ${known.join(", ")}: older releases are not supported`);
  } else if (images.ironic === undefined) {
    problems.add(
      "version",
      name,
      `must be one of ${known.join(", ")}. Another release needs images.ironic, an image that contains it, and is treated as ${behaves}`,
    );
  } else {
    warnings.push(
      `Ironic ${name} is not known to this version of the package, and is treated as ${behaves}: what it does differently is neither checked nor announced. Look for a newer version of the package.`,
    );
  }
  return release;
}

/** An image of the user's is there, whatever is published; what its tag says may contradict the version. */
function warnOfVersion(warnings: string[], version: Version, { ironic }: Images): void {
  const notice = version === "39.0" && ironic !== undefined ? undefined : notices[version];
  if (notice !== undefined) {
    warnings.push(notice);
  }
  const tagged = ironic === undefined || isLater(ironic) ? undefined : releaseOfTag(ironic);
  if (tagged !== undefined && version !== "latest" && tagged !== version) {
    warnings.push(
      `images.ironic has the tag of Ironic ${tagged}, but is treated as ${version}, and recorded as that. If the image contains ${tagged}, set version to "${tagged}".`,
    );
  }
}

/** The release in a tag as metal3-io/ironic-image writes it: release-38.0, v38.0.1. */
function releaseOfTag(image: string): string | undefined {
  return /:(?:release-|v)(\d{1,4}\.\d{1,4})(?:\.\d{1,4})?(?:@|$)/.exec(image)?.[1];
}

/** What an Ironic is told that stays on its release, because its program names none; nothing when it has the newest. */
export function newerDefaultNotice(installed: string, newest: Version = defaults.version): string | undefined {
  return compareVersions(installed, newest) < 0
    ? `Ironic stays on ${installed}, which is installed, because version is not set. The default for a new Ironic is ${newest}: to upgrade, set version to "${newest}".`
    : undefined;
}
