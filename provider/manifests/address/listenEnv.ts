// How the image is told which address it listens on (ironic-common.sh: wait_for_interface_or_ip).

import type { ListenAddress } from "../../plan/address/listen";
import { commaJoined, optionalEnv } from "../kit/env";
import type { EnvVar } from "../kubernetes/objects";

/** The image prefers an address over an interface. */
export function listenEnv(listen: ListenAddress): EnvVar[] {
  switch (listen.kind) {
    case "given":
      return [
        { name: "PROVISIONING_IP", value: listen.ip },
        ...optionalEnv("PROVISIONING_INTERFACE", listen.interface),
        ...optionalEnv("PROVISIONING_MACS", listen.macs && commaJoined(listen.macs)),
      ];
    case "interface":
      return [{ name: "PROVISIONING_INTERFACE", value: listen.interface }];
    case "macs":
      return [{ name: "PROVISIONING_MACS", value: commaJoined(listen.macs) }];
    case "node":
      return [{ name: "PROVISIONING_IP", valueFrom: { fieldRef: { fieldPath: "status.hostIP" } } }];
    case "pod":
      return [{ name: "PROVISIONING_IP", valueFrom: { fieldRef: { fieldPath: "status.podIP" } } }];
  }
}
