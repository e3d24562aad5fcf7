// The volumes of the pod, out of those of each capability.

import type { IronicPlan } from "../../plan/plan";
import type { CaBundleObject } from "../../plan/tls/caBundles";
import type { Value } from "../../schema/value";
import { keepalivedPasswordVolume } from "../address/keepalivedPassword";
import { credentialVolumes } from "../credentials/credentialVolumes";
import { databaseVolumes, type DatabaseSecrets } from "../database/clientVolumes";
import { leasesVolumes } from "../dhcp/leasesVolume";
import { optionsVolumes, type OptionSource } from "../extraConfig/configOptions";
import { rpcVolume } from "../highAvailability/rpcVolume";
import type { Volume } from "../kubernetes/objects";
import { registryVolumes } from "../ramdisk/registries";
import { sharedVolume, type SharedVolume } from "../storage/sharedVolume";
import { bmcCaVolume, mirrorCaVolume, trustedCaVolume } from "../tls/caBundles";
import { tlsVolumes, virtualMediaVolume } from "../tls/certificateVolumes";

/** The objects that the pod reads. Some names end in a digest of the content, so that only resources/ knows them. */
export interface PodObjects {
  readonly htpasswd: Value<string>;
  readonly tls: Value<string> | undefined;
  /** Undefined with SQLite. */
  readonly database: DatabaseSecrets | undefined;
  readonly rpc: Value<string> | undefined;
  readonly options: readonly OptionSource[];
  readonly bmcCa: CaBundleObject | undefined;
  readonly trustedCa: CaBundleObject | undefined;
  readonly mirrorCa: CaBundleObject | undefined;
  readonly shared: SharedVolume;
  /** With the URLs of the proxy; undefined without one. */
  readonly proxy: Value<string> | undefined;
  readonly keepalivedPassword: Value<string> | undefined;
}

export function podVolumes({ credentials, networking, tlsServers, registries }: IronicPlan, objects: PodObjects): Volume[] {
  return [
    sharedVolume(objects.shared),
    ...credentialVolumes(credentials, objects.htpasswd),
    ...volumeOf(objects.rpc, rpcVolume),
    ...(objects.tls === undefined ? [] : tlsVolumes(objects.tls)),
    ...volumeOf(tlsServers.virtualMedia.certificateName, virtualMediaVolume),
    ...(objects.database === undefined ? [] : databaseVolumes(objects.database)),
    ...volumeOf(objects.bmcCa, bmcCaVolume),
    ...volumeOf(objects.trustedCa, trustedCaVolume),
    ...volumeOf(objects.mirrorCa, mirrorCaVolume),
    ...registryVolumes(registries),
    ...optionsVolumes(objects.options),
    ...(networking.dhcp === undefined ? [] : leasesVolumes(networking.dhcp)),
    ...volumeOf(objects.keepalivedPassword, keepalivedPasswordVolume),
  ];
}

function volumeOf<T>(object: T | undefined, volume: (object: T) => Volume): Volume[] {
  return object === undefined ? [] : [volume(object)];
}
