// Why a pod restarts: for each cause what it depends on, so that a change shows the cause by name.

import type { IronicPlan } from "../plan/plan";
import { podSpec } from "./pod";
import type { DatabaseSecrets } from "./database/clientVolumes";
import type { PodSecrets } from "./volumes";

export type RestartCause = "image" | "config" | "tls" | "api-credentials" | "keepalived-password" | "database";

export function causeAnnotation(cause: RestartCause): string {
  return `metal3.pulumi.com/restart-${cause}`;
}

/** The pod without what other causes stand for: a new certificate, password or image does not count as configuration. */
function configuration(plan: IronicPlan, secrets: PodSecrets): unknown {
  const anyImage = { ...plan.images, ironic: "", deployRamdiskDownloader: "", keepalived: "" };
  return podSpec(
    { ...plan, images: anyImage, database: { kind: "sqlite" } },
    {
      htpasswd: "",
      tls: secrets.tls === undefined ? undefined : "",
      keepalivedPassword: secrets.keepalivedPassword === undefined ? undefined : "",
      database: undefined,
    },
  );
}

/** After a restore Ironic starts anew: what it holds in memory is of another database. */
function databaseCause({ database }: IronicPlan, secrets: DatabaseSecrets): unknown {
  switch (database.kind) {
    case "sqlite":
      return undefined;
    case "external":
      return [database.host, database.name, secrets];
    case "managed":
      return [database.host, database.name, secrets, ...(database.restore === undefined ? [] : [database.restore])];
  }
}

export function restartCauses(plan: IronicPlan, secrets: PodSecrets): Readonly<Partial<Record<RestartCause, unknown>>> {
  const { images, ramdisk, networking } = plan;
  return {
    image: [
      images.version,
      images.ironic,
      ...(ramdisk.download ? [images.deployRamdiskDownloader] : []),
      ...(networking.keepalived === undefined ? [] : [images.keepalived]),
    ],
    config: configuration(plan, secrets),
    ...(secrets.tls === undefined ? {} : { tls: secrets.tls }),
    "api-credentials": secrets.htpasswd,
    ...(secrets.database === undefined ? {} : { database: databaseCause(plan, secrets.database) }),
    ...(secrets.keepalivedPassword === undefined ? {} : { "keepalived-password": secrets.keepalivedPassword }),
  };
}
