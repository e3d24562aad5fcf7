// How the image is told which ramdisk hosts boot, and what it does when it inspects them.

import { byArchitecture } from "../../plan/ramdisk/agentImages";
import type { IronicPlan } from "../../plan/plan";
import { allValues, mapValue, type Value } from "../../schema/value";
import { optionalEnv } from "../kit/env";
import type { EnvVar } from "../kubernetes/objects";

/** Kernel parameters of the ramdisk (configure-ironic.sh, runhttpd). */
export function ramdiskEnv({ ramdisk, inspection }: IronicPlan): EnvVar[] {
  return [
    ...optionalEnv("IRONIC_KERNEL_PARAMS", ramdisk.kernelParams),
    ...optionalEnv("IRONIC_RAMDISK_SSH_KEY", ramdisk.sshKey),
    ...optionalEnv("IRONIC_IPA_COLLECTORS", inspection.collectors),
    { name: "IRONIC_ENABLE_VLAN_INTERFACES", value: inspection.vlanInterfaces },
    ...agentImageEnv(ramdisk),
  ];
}

/** Where Ironic and iPXE find the ramdisk, when it is not the downloaded one (ironic-common.sh: detect_ipa_by_arch). */
function agentImageEnv({ agentImages }: IronicPlan["ramdisk"]): EnvVar[] {
  const fallback = agentImages.find(({ architecture }) => architecture === undefined);
  const list = (file: "kernel" | "initramfs"): Value<string> | undefined => {
    const entries = byArchitecture(agentImages, file);
    return entries.length === 0 ? undefined : mapValue(allValues(entries), (all) => all.join(","));
  };
  return [
    ...optionalEnv("DEPLOY_KERNEL_URL", fallback?.kernel),
    ...optionalEnv("DEPLOY_RAMDISK_URL", fallback?.initramfs),
    ...optionalEnv("DEPLOY_KERNEL_BY_ARCH", list("kernel")),
    ...optionalEnv("DEPLOY_RAMDISK_BY_ARCH", list("initramfs")),
  ];
}
