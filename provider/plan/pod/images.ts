// Which images run, and how they are pulled.

import type { ImagePullPolicy, Images, Version } from "../../schema/types";
import { text, type Value } from "../../schema/value";
import { defaults } from "../../schema/defaults";
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

export function planImages(problems: Problems, version: Version | undefined, images: Images = {}): ImagesPlan {
  const release = version ?? defaults.version;
  const published = (name: keyof typeof defaults.images): Value<string> =>
    images.registry === undefined ? defaults.images[name] : text`${images.registry}/${pathOf(defaults.images[name])}`;
  check(problems, "images.registry", images.registry, (value) =>
    /^[a-z0-9][-a-z0-9.]*(:\d+)?(\/[a-z0-9][-a-z0-9._]*)*$/.test(value)
      ? undefined
      : "must be a registry with an optional port and path, such as mirror.example.com:5000/quay, without a scheme and without a trailing slash",
  );
  for (const image of ["ironic", "deployRamdiskDownloader", "keepalived", "database", "backupUploader"] as const) {
    check(problems, `images.${image}`, images[image], (value) =>
      /^[^\s]+$/.test(value)
        ? undefined
        : "must be an image reference such as registry.example.com/ironic:v1, without blanks",
    );
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
