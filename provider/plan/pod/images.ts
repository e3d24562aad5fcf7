// Which images run, and how they are pulled.

import type { ImagePullPolicy, Images, Version } from "../../schema/types";
import { text, type Value } from "../../schema/value";
import { defaults } from "../../schema/defaults";
import { imageReferenceRule, registryRule } from "../checks/imageReference";
import { objectNameRule } from "../checks/objectNames";
import type { Problems } from "../checks/problems";
import { check, checkEntries, listValue } from "../checks/check";
import { imageTags, type ReleasePlan } from "./versions";

export interface ImagesPlan {
  /** As the program names it: it may be a release that is not known. */
  readonly version: string;
  readonly ironic: Value<string>;
  readonly deployRamdiskDownloader: Value<string>;
  readonly keepalived: Value<string>;
  /** MariaDB, for the managed database. */
  readonly database: Value<string>;
  /** rclone, for backups in object storage. */
  readonly backupUploader: Value<string>;
  readonly pullPolicy: Value<ImagePullPolicy> | undefined;
  readonly pullSecrets: Value<string[]>;
}

export const imageFields = ["ironic", "deployRamdiskDownloader", "keepalived", "database", "backupUploader"] as const;

export function planImages(problems: Problems, release: ReleasePlan, images: Images = {}): ImagesPlan {
  const published = (name: keyof typeof defaults.images): Value<string> => publishedImage(name, images);
  check(problems, "images.registry", images.registry, registryRule);
  for (const image of imageFields) {
    check(problems, `images.${image}`, images[image], imageReferenceRule);
  }
  checkEntries(problems, "images.pullSecrets", images.pullSecrets, objectNameRule);
  return {
    version: release.name,
    ironic: ironicImage(release.behaves, images),
    deployRamdiskDownloader: images.deployRamdiskDownloader ?? published("deployRamdiskDownloader"),
    keepalived: images.keepalived ?? published("keepalived"),
    database: images.database ?? published("database"),
    backupUploader: images.backupUploader ?? published("backupUploader"),
    pullPolicy: images.pullPolicy,
    pullSecrets: listValue(images.pullSecrets),
  };
}

function publishedImage(name: keyof typeof defaults.images, { registry }: Images): Value<string> {
  return registry === undefined ? defaults.images[name] : text`${registry}/${pathOf(defaults.images[name])}`;
}

/** The image of a release. */
export function ironicImage(version: Version, images: Images = {}): Value<string> {
  return images.ironic ?? text`${publishedImage("ironic", images)}:${imageTags[version]}`;
}

/** What follows the registry in a reference. */
function pathOf(reference: string): string {
  return reference.slice(reference.indexOf("/") + 1);
}
