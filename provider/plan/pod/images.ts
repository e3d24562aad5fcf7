// Which images run, and how they are pulled.

import type { ImagePullPolicy, Images, Version } from "../../schema/types";
import { text, type Value } from "../../schema/value";
import { defaults } from "../base/defaults";
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

/** Where each image comes from, unless `images.registry` replaces both. */
const upstreamRegistry = { metal3: "quay.io", docker: "docker.io" } as const;

/** The series are pinned: a newer one upgrades the data directory. */
const databaseTag = "11.8";
const uploaderTag = "1.71";

export function planImages(problems: Problems, version: Version | undefined, images: Images = {}): ImagesPlan {
  const release = version ?? (defaults.version as Version);
  const registry = images.registry ?? upstreamRegistry.metal3;
  const dockerRegistry = images.registry ?? upstreamRegistry.docker;
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
    ironic: images.ironic ?? text`${registry}/metal3-io/ironic:${imageTags[release]}`,
    deployRamdiskDownloader: images.deployRamdiskDownloader ?? text`${registry}/metal3-io/ironic-ipa-downloader:latest`,
    keepalived: images.keepalived ?? text`${registry}/metal3-io/keepalived:latest`,
    database: images.database ?? text`${dockerRegistry}/library/mariadb:${databaseTag}`,
    backupUploader: images.backupUploader ?? text`${dockerRegistry}/rclone/rclone:${uploaderTag}`,
    pullPolicy: images.pullPolicy,
    pullSecrets: listValue(images.pullSecrets),
  };
}
