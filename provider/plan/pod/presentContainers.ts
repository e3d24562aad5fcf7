// Which containers the pod has, for inputs that refer to them by name.

import type { ContainerName } from "./placement";
import type { NetworkingPlan } from "../access/networking";
import type { CredentialsPlan } from "../credentials/credentials";
import type { ExtraConfigPlan } from "../extraConfig/extraConfig";
import type { ExporterPlan } from "../monitoring/exporter";
import type { RamdiskPlan } from "../ramdisk/ramdisk";

export interface PresentContainers {
  readonly containers: readonly ContainerName[];
  readonly initContainers: readonly ContainerName[];
}

interface Deciding {
  readonly ramdisk: RamdiskPlan;
  readonly credentials: CredentialsPlan;
  readonly extraConfig: ExtraConfigPlan;
  readonly exporter: ExporterPlan | undefined;
  readonly networking: NetworkingPlan;
}

export function presentContainers({
  ramdisk,
  credentials,
  extraConfig,
  exporter,
  networking,
}: Deciding): PresentContainers {
  const when = (condition: boolean, name: ContainerName): ContainerName[] => (condition ? [name] : []);
  return {
    initContainers: [
      ...when(ramdisk.download !== undefined, "ramdisk-downloader"),
      ...when(credentials.kind === "secret", "api-credentials"),
      ...when(extraConfig.secret.length > 0, "config-options"),
    ],
    containers: [
      "ironic",
      "httpd",
      "ramdisk-logs",
      ...when(networking.dhcp !== undefined, "dnsmasq"),
      ...when(networking.keepalived !== undefined, "keepalived"),
      ...when(exporter !== undefined, "ironic-prometheus-exporter"),
    ],
  };
}

export function isPresent({ containers, initContainers }: PresentContainers, name: string): boolean {
  return [...containers, ...initContainers].some((container) => container === name);
}
