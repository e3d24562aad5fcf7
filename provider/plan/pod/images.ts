// Which images run, and how they are pulled.

import type { ImagePullPolicy, Images, Version } from "../../schema/types";
import { text, type Value } from "../../schema/value";
import { defaults } from "../../schema/defaults";
import { imageReferenceRule, registryRule } from "../checks/imageReference";
import { objectNameRule } from "../checks/objectNames";
import type { Problems } from "../checks/problems";
import { check, checkEntries, listValue } from "../checks/check";
import { imageTags } from "./versions";

export interface ImagesPlan {
  readonly version: Version;
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

export function planImages(problems: Problems, version: Version | undefined, images: Images = {}): ImagesPlan {
  const release = version ?? defaults.version;
  const published = (name: keyof typeof defaults.images): Value<string> =>
    images.registry === undefined ? defaults.images[name] : text`${images.registry}/${pathOf(defaults.images[name])}`;
  check(problems, "images.registry", images.registry, registryRule);
  for (const image of imageFields) {
    check(problems, `images.${image}`, images[image], imageReferenceRule);
  }
  checkEntries(problems, "images.pullSecrets", images.pullSecrets, objectNameRule);
  return {
    version: release,
    ironic: images.ironic ?? text`${published("ironic")}:${imageTags[release]}`,
    deployRamdiskDownloader: images.deployRamdiskDownloader ?? published("deployRamdiskDownloader"),
    keepalived: images.keepalived ?? published("keepalived"),
    database: images.database ?? published("database"),
    backupUploader: images.backupUploader ?? published("backupUploader"),
    pullPolicy: images.pullPolicy,
    pullSecrets: listValue(images.pullSecrets),
  };
}

/** What follows the registry in a reference. */
function pathOf(reference: string): string {
  return reference.slice(reference.indexOf("/") + 1);
}
