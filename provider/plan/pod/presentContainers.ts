// Which containers the pod has, for inputs that refer to them by name.

import type { ContainerName } from "./placement";
import type { IronicPlan } from "../plan";

export interface PresentContainers {
  readonly containers: readonly ContainerName[];
  readonly initContainers: readonly ContainerName[];
}

type Deciding = Pick<IronicPlan, "ramdisk" | "credentials" | "extraConfig" | "exporter" | "networking">;

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
      ...when(credentials.source === "secret", "api-credentials"),
      ...when(extraConfig.secret.length > 0, "config-options"),
    ],
    containers: [
      "ironic",
      "httpd",
      "ramdisk-logs",
      ...when(networking.dhcp.kind !== "none", "dnsmasq"),
      ...when(networking.keepalived !== undefined, "keepalived"),
      ...when(exporter !== undefined, "ironic-prometheus-exporter"),
    ],
  };
}

export function isPresent({ containers, initContainers }: PresentContainers, name: string): boolean {
  return [...containers, ...initContainers].some((container) => container === name);
}
