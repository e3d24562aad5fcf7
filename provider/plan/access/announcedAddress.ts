// The addresses that hosts and their BMCs are told to call.

import type { Networking } from "../../schema/types";
import { mapValue, text, type Value } from "../../schema/value";
import { defaults } from "../../schema/defaults";
import { canonical, parseAddress, urlHost, hostAddressRule } from "../checks/addresses";
import type { ExposurePlan } from "./exposure";
import { frontDoorFields, hasFrontDoor, type FrontDoorPlan } from "./frontDoor";
import type { ListenAddress } from "../address/listen";
import type { Problems } from "../checks/problems";
import { check, peek } from "../checks/check";
import { canonicalUrl, hostOf, portOf, urlRule } from "../checks/urls";

export interface ServerPorts {
  readonly api: Value<number>;
  readonly images: Value<number>;
  readonly imagesTls: Value<number>;
}

export type AnnouncedAddress =
  /** Known only in the cluster. */
  | { readonly kind: "unknown" }
  /** The address that Ironic listens on, which it announces by itself. */
  | { readonly kind: "own"; readonly host: Value<string>; readonly ports: ServerPorts }
  /** Another address, whose connections are forwarded to Ironic unchanged. */
  | { readonly kind: "forwarded"; readonly host: Value<string>; readonly ports: ServerPorts }
  /** URLs, behind which proxies may terminate TLS themselves. */
  | {
      readonly kind: "urls";
      readonly api: Value<string>;
      readonly images: Value<string>;
      /** Whether Ironic itself answers at the API's URL: it is an address and port of its own. */
      readonly answeredByIronic: boolean;
    };

const urlFields = ["externalCallbackURL", "imageServerExternalURL"] as const;

export function validateAnnounced(problems: Problems, networking: Networking): void {
  const { externalIP } = networking;
  check(problems, "networking.externalIP", externalIP, hostAddressRule);
  for (const field of [...frontDoorFields, ...urlFields]) {
    if (externalIP !== undefined && networking[field] !== undefined) {
      problems.add(
        "networking.externalIP",
        externalIP,
        `cannot be combined with networking.${field}: both define the address that hosts call`,
      );
    }
  }
  for (const [field, other] of [urlFields, [...urlFields].reverse()] as [keyof Networking, keyof Networking][]) {
    if (!hasFrontDoor(networking) && networking[field] !== undefined && networking[other] === undefined) {
      problems.add(
        `networking.${other}`,
        undefined,
        `is required with networking.${field}: Ironic needs both, or neither`,
      );
    }
  }
  urlFields.forEach((field) => check(problems, `networking.${field}`, networking[field], urlRule));
  const apiPort = peek(networking.apiPort) ?? defaults.networking.apiPort;
  check(problems, "networking.imageServerExternalURL", networking.imageServerExternalURL, (url) =>
    portOf(url) === apiPort
      ? `must not have port ${apiPort}, which is the API's (networking.apiPort): the API serves no images`
      : undefined,
  );
}

export function planAnnouncedAddress(
  networking: Networking,
  listen: ListenAddress,
  ports: ServerPorts,
  frontDoor: FrontDoorPlan | undefined,
  exposure: ExposurePlan | undefined,
  virtualMediaTls: boolean,
): AnnouncedAddress {
  const { externalIP, externalCallbackURL, imageServerExternalURL } = networking;
  const trimmed = (url: Value<string> | undefined): Value<string> | undefined =>
    url === undefined ? undefined : mapValue(url, canonicalUrl);
  const frontDoorUrl = frontDoor === undefined ? undefined : text`https://${frontDoor.host}`;
  const api = trimmed(externalCallbackURL) ?? frontDoorUrl;
  const images = trimmed(imageServerExternalURL) ?? frontDoorUrl;
  if (api !== undefined && images !== undefined) {
    return { kind: "urls", api, images, answeredByIronic: isOwnUrl(peek(api), networking, ports) };
  }
  const balancer = exposure?.kind === "LoadBalancer" ? exposure.ip : undefined;
  const external = externalIP ?? balancer;
  if (external !== undefined) {
    const outside = outsidePorts(ports, exposure, virtualMediaTls);
    return outside === undefined
      ? { kind: "unknown" }
      : { kind: "forwarded", host: mapValue(external, urlHost), ports: outside };
  }
  return listen.kind === "given" ? { kind: "own", host: mapValue(listen.ip, urlHost), ports } : { kind: "unknown" };
}

function isOwnUrl(api: string | undefined, { ipAddress }: Networking, ports: ServerPorts): boolean {
  const own = peek(ipAddress);
  if (api === undefined || own === undefined) {
    return false;
  }
  const host = parseAddress(hostOf(api) ?? "")?.canonical;
  return host !== undefined && host === parseAddress(own)?.canonical && portOf(api) === peek(ports.api);
}

/** A load balancer has the ports of the pod, node ports are their own; undefined when the cluster chooses them. */
function outsidePorts(
  ports: ServerPorts,
  exposure: ExposurePlan | undefined,
  virtualMediaTls: boolean,
): ServerPorts | undefined {
  if (exposure?.kind !== "NodePort") {
    return ports;
  }
  const { api, images } = exposure.nodePorts;
  const imagesTls = virtualMediaTls ? exposure.nodePorts.imagesTls : ports.imagesTls;
  return api === undefined || images === undefined || imagesTls === undefined ? undefined : { api, images, imagesTls };
}

/** Names and addresses, besides those of the Services, that the server certificate must cover. */
export function certificateNames(
  networking: Networking,
  listen: ListenAddress,
  exposure: ExposurePlan | undefined,
  virtualIps: readonly Value<string>[],
): Value<string>[] {
  const balancer = exposure?.kind === "LoadBalancer" ? exposure.ip : undefined;
  return [
    ...(listen.kind === "given" ? [listen.ip] : []),
    ...(networking.externalIP === undefined ? [] : [canonical(networking.externalIP)]),
    ...(balancer === undefined ? [] : [balancer]),
    ...urlFields.flatMap((field) => {
      const url = networking[field];
      return url === undefined ? [] : [mapValue(url, (known) => hostOf(known) ?? "localhost")];
    }),
    ...virtualIps.map(canonical),
  ];
}
