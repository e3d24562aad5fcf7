// What terminates TLS in front of Ironic under its own DNS name: an Ingress, or a Gateway.

import type { Networking } from "../../schema/types";
import { planGateway, type GatewayPlan } from "./gateway";
import { planIngress, type IngressPlan } from "./ingress";
import type { Names } from "../base/names";
import type { TlsChoice } from "../tls/tls";
import type { Problems } from "../checks/problems";

export type FrontDoorPlan = IngressPlan | GatewayPlan;

/** The inputs that make one. */
export const frontDoorFields = ["ingress", "gateway"] as const satisfies readonly (keyof Networking)[];

export function hasFrontDoor(networking: Networking): boolean {
  return frontDoorFields.some((field) => networking[field] !== undefined);
}

const mediaReasons = {
  ingress:
    "controllers use either HTTP or HTTPS for all backends of an Ingress, and hosts call the Ingress over HTTPS anyway",
  gateway: "hosts call the Gateway over HTTPS anyway",
} as const;

export function planFrontDoor(
  problems: Problems,
  networking: Networking,
  names: Names,
  tls: TlsChoice,
): FrontDoorPlan | undefined {
  const { ingress, gateway } = networking;
  for (const field of frontDoorFields) {
    if (networking[field] !== undefined && tls.kind !== "off" && !tls.virtualMediaTls) {
      problems.add(
        `networking.${field}`,
        undefined,
        `cannot be combined with tls.disableVirtualMediaTLS: ${mediaReasons[field]}`,
      );
    }
  }
  if (ingress !== undefined && gateway !== undefined) {
    problems.add(
      "networking.gateway",
      undefined,
      "cannot be combined with networking.ingress: both define the address that hosts call",
    );
  }
  // Both are checked, so that all of their problems are reported.
  const route = gateway && planGateway(problems, gateway, tls.kind);
  return (ingress && planIngress(problems, ingress, names.ingressTls)) ?? route;
}
