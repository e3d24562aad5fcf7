// How the image is told which ramdisk hosts boot, and what it does when it inspects them.

import type { IronicPlan } from "../../plan/plan";
import { filesByArchitecture, networkBootFiles, type RamdiskFiles } from "../../plan/ramdisk/ramdiskFiles";
import { allValues, mapValue, text, type Value } from "../../schema/value";
import { optionalEnv } from "../kit/env";
import type { EnvVar } from "../kubernetes/objects";

export type Quoting = (value: Value<string>) => Value<string>;

/**
 * Kernel parameters of the ramdisk: ironic writes them to ironic.conf, httpd to a script of iPXE (configure-ironic.sh,
 * runhttpd). `quoted`: how their reader wants a dollar sign.
 */
export function ramdiskEnv({ ramdisk, inspection }: IronicPlan, quoted: Quoting): EnvVar[] {
  const { kernelParams, sshKey } = ramdisk;
  return [
    ...optionalEnv("IRONIC_KERNEL_PARAMS", kernelParams && quoted(kernelParams)),
    ...optionalEnv("IRONIC_RAMDISK_SSH_KEY", sshKey && quoted(sshKey)),
    ...optionalEnv("IRONIC_IPA_COLLECTORS", inspection.collectors),
    { name: "IRONIC_ENABLE_VLAN_INTERFACES", value: inspection.vlanInterfaces },
  ];
}

/** Where Ironic finds the ramdisk, when it is not the downloaded one (ironic-common.sh: detect_ipa_by_arch). */
export function agentImageEnv({ ramdisk }: IronicPlan): EnvVar[] {
  const fallback = ramdisk.agentImages.find(({ architecture }) => architecture === undefined);
  return [
    ...optionalEnv("DEPLOY_KERNEL_URL", fallback?.kernel),
    ...optionalEnv("DEPLOY_RAMDISK_URL", fallback?.initramfs),
    ...byArchitectureEnv(filesByArchitecture(ramdisk)),
  ];
}

/** Where the iPXE script that httpd writes for inspection finds it (inspector.ipxe.j2). */
export function networkBootImageEnv({ ramdisk }: IronicPlan): EnvVar[] {
  return byArchitectureEnv(networkBootFiles(ramdisk));
}

/** The lists that the image reads: "x86_64:https://…,aarch64:https://…". */
function byArchitectureEnv(files: readonly RamdiskFiles[]): EnvVar[] {
  const list = (file: "kernel" | "initramfs"): Value<string> =>
    mapValue(
      allValues(files.map(({ architecture, [file]: location }) => text`${architecture}:${location}`)),
      (all) => all.join(","),
    );
  return files.length === 0
    ? []
    : [
        { name: "DEPLOY_KERNEL_BY_ARCH", value: list("kernel") },
        { name: "DEPLOY_RAMDISK_BY_ARCH", value: list("initramfs") },
      ];
}
