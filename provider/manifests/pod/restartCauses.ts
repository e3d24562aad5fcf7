// Why a pod restarts: for each cause what it depends on, so that a change shows the cause by name.

import type { AuthorityPlan } from "../../plan/tls/caBundles";
import type { IronicPlan } from "../../plan/plan";
import type { Value } from "../../schema/value";
import { podSpec } from "./pod";
import type { DatabaseSecrets } from "../database/clientVolumes";
import type { PodSecrets } from "./volumes";

export type RestartCause =
  | "image"
  | "config"
  | "tls"
  | "api-credentials"
  | "rpc-credentials"
  | "bmc-ca"
  | "trusted-ca"
  | "keepalived-password"
  | "database";

export function causeAnnotation(cause: RestartCause): string {
  return `metal3.pulumi.com/restart-${cause}`;
}

/** The pod without what other causes stand for: a new certificate, password or image does not count as configuration. */
function configuration(plan: IronicPlan, secrets: PodSecrets): unknown {
  const anyImage = { ...plan.images, ironic: "", deployRamdiskDownloader: "", keepalived: "" };
  const anyAuthority = { bmc: undefined, trusted: undefined };
  return podSpec(
    { ...plan, images: anyImage, authorities: anyAuthority, database: { kind: "sqlite" } },
    {
      htpasswd: "",
      tls: secrets.tls === undefined ? undefined : "",
      keepalivedPassword: secrets.keepalivedPassword === undefined ? undefined : "",
      database: undefined,
      options: secrets.options,
      mirrorCa: secrets.mirrorCa,
      sharedClaim: secrets.sharedClaim,
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
  const { images, ramdisk, networking, authorities } = plan;
  return {
    image: [
      images.version,
      images.ironic,
      ...(ramdisk.download === undefined ? [] : [images.deployRamdiskDownloader]),
      ...(networking.keepalived === undefined ? [] : [images.keepalived]),
    ],
    config: configuration(plan, secrets),
    ...(secrets.tls === undefined ? {} : { tls: secrets.tls }),
    "api-credentials": secrets.htpasswd,
    ...(secrets.database === undefined ? {} : { database: databaseCause(plan, secrets.database) }),
    ...(secrets.rpc === undefined ? {} : { "rpc-credentials": secrets.rpc }),
    // Of BMCs' authorities only the place: the image notices another content by itself.
    ...(authorities.bmc === undefined ? {} : { "bmc-ca": authorityPlace(authorities.bmc, secrets.bmcCa) }),
    ...(authorities.trusted === undefined
      ? {}
      : { "trusted-ca": authorityPlace(authorities.trusted, secrets.trustedCa) }),
    ...(secrets.keepalivedPassword === undefined ? {} : { "keepalived-password": secrets.keepalivedPassword }),
  };
}

/** Where an authority lies: a text of the user's lies in an object whose name says what it holds. */
function authorityPlace(authority: AuthorityPlan, made: Value<string> | undefined): unknown {
  return authority.source === "pem" ? made : [authority.kind, authority.name, authority.key];
}
