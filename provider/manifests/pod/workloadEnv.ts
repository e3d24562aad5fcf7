// Environment variables about inspection, ramdisks of the user's own, and authorities.

import { byArchitecture } from "../../plan/ramdisk/agentImages";
import { bundleKey } from "../../plan/tls/caBundles";
import type { IronicPlan } from "../../plan/plan";
import { allValues, mapValue, type Value } from "../../schema/value";
import type { EnvVar } from "../kubernetes/objects";
import { paths } from "../kubernetes/upstream";

function optional(name: string, value: Value<string> | undefined): EnvVar[] {
  return value === undefined ? [] : [{ name, value }];
}

/** Kernel arguments of the ramdisk when it inspects (configure-ironic.sh, runhttpd). */
export function inspectionEnv({ inspection }: IronicPlan): EnvVar[] {
  return [
    ...optional("IRONIC_IPA_COLLECTORS", inspection.collectors),
    ...optional("IRONIC_ENABLE_VLAN_INTERFACES", inspection.vlanInterfaces),
  ];
}

/** Where Ironic and iPXE find the ramdisk, when it is not the downloaded one (ironic-common.sh: detect_ipa_by_arch). */
export function agentImageEnv({ ramdisk }: IronicPlan): EnvVar[] {
  const fallback = ramdisk.agentImages.find(({ architecture }) => architecture === undefined);
  const list = (file: "kernel" | "initramfs"): Value<string> | undefined => {
    const entries = byArchitecture(ramdisk.agentImages, file);
    return entries.length === 0 ? undefined : mapValue(allValues(entries), (all) => all.join(","));
  };
  return [
    ...optional("DEPLOY_KERNEL_URL", fallback?.kernel),
    ...optional("DEPLOY_RAMDISK_URL", fallback?.initramfs),
    ...optional("DEPLOY_KERNEL_BY_ARCH", list("kernel")),
    ...optional("DEPLOY_RAMDISK_BY_ARCH", list("initramfs")),
  ];
}

/** By what servers of disk images are verified; the ramdisk gets it too (tls-common.sh). */
export function trustEnv({ authorities }: IronicPlan): EnvVar[] {
  return optional(
    "WEBSERVER_CACERT_FILE",
    authorities.trusted === undefined ? undefined : `${paths.trustedCa}/${bundleKey}`,
  );
}
