// Why a pod restarts: for each cause what it depends on, so that a change shows the cause by name.

import type { CaBundleObject, CaBundlePlan } from "../../plan/tls/caBundles";
import type { IronicPlan } from "../../plan/plan";
import type { Value } from "../../schema/value";
import { podSpec } from "./pod";
import type { DatabaseSecrets } from "../database/clientVolumes";
import type { PodObjects } from "./volumes";

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
function configuration(plan: IronicPlan, objects: PodObjects): unknown {
  const anyImage = { ...plan.images, ironic: "", deployRamdiskDownloader: "", keepalived: "" };
  const { tlsServers } = plan;
  const blank = (name: Value<string> | undefined): string | undefined => (name === undefined ? undefined : "");
  return podSpec(
    {
      ...plan,
      images: anyImage,
      caBundles: { bmc: undefined, trusted: undefined },
      database: { kind: "sqlite" },
      tlsServers: {
        ...tlsServers,
        virtualMedia: {
          ...tlsServers.virtualMedia,
          certificateName: blank(tlsServers.virtualMedia.certificateName),
        },
      },
    },
    {
      ...objects,
      htpasswd: "",
      tls: blank(objects.tls),
      rpc: blank(objects.rpc),
      keepalivedPassword: blank(objects.keepalivedPassword),
      database: undefined,
      bmcCa: undefined,
      trustedCa: undefined,
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

export function restartCauses(plan: IronicPlan, objects: PodObjects): Readonly<Partial<Record<RestartCause, unknown>>> {
  const { images, ramdisk, networking, caBundles } = plan;
  return {
    image: [
      images.version,
      images.ironic,
      ...(ramdisk.download === undefined ? [] : [images.deployRamdiskDownloader]),
      ...(networking.keepalived === undefined ? [] : [images.keepalived]),
    ],
    config: configuration(plan, objects),
    ...(objects.tls === undefined ? {} : { tls: certificates(plan, objects.tls) }),
    "api-credentials": objects.htpasswd,
    ...(objects.database === undefined ? {} : { database: databaseCause(plan, objects.database) }),
    ...(objects.rpc === undefined ? {} : { "rpc-credentials": objects.rpc }),
    // Of the CA of BMCs only where it is: the image notices new content by itself.
    ...(objects.bmcCa === undefined ? {} : { "bmc-ca": placeOf(caBundles.bmc, objects.bmcCa) }),
    ...(objects.trustedCa === undefined ? {} : { "trusted-ca": placeOf(caBundles.trusted, objects.trustedCa) }),
    ...(objects.keepalivedPassword === undefined ? {} : { "keepalived-password": objects.keepalivedPassword }),
  };
}

/** The Secrets with the certificates that are served. */
function certificates({ tlsServers: { virtualMedia } }: IronicPlan, ofApi: Value<string>): unknown {
  return virtualMedia.certificateName === undefined ? ofApi : [ofApi, virtualMedia.certificateName];
}

/** Where a bundle is: a text of the user's is in an object whose name says what it holds. */
function placeOf(bundle: CaBundlePlan | undefined, object: CaBundleObject): unknown {
  return bundle?.kind === "pem" ? object.name : [object.kind, object.name, object.key];
}
