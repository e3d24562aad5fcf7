// The canonical form of networking.keepalived.

import type { Keepalived, VirtualIp } from "../../schema/types";
import { defaults } from "../../schema/defaults";
import { after, asGiven, block, set, spelled, unless, unlessEmpty, without } from "../base/form";
import { canonicalAddress, parseAddress } from "../checks/addresses";
import { peek } from "../checks/check";
import { bitsOf } from "../checks/networks";

const virtualIpForm = after(
  block<VirtualIp>({ ipAddress: spelled(canonicalAddress), interface: asGiven, prefix: asGiven }),
  (vip) => (hasWholePrefix(vip) ? without(vip, "prefix") : vip),
);

function hasWholePrefix({ ipAddress, prefix }: VirtualIp): boolean {
  const address = parseAddress(peek(ipAddress) ?? "");
  return address !== undefined && peek(prefix) === bitsOf(address.family);
}

/** A disabled one asks for nothing, but is checked. */
export const keepalivedForm = after(
  block<Keepalived>({
    enabled: asGiven,
    additionalVIPs: unlessEmpty(set(virtualIpForm)),
    vrid: unless(defaults.networking.keepalived.vrid),
    passwordSecretName: asGiven,
  }),
  (keepalived) => (keepalived.enabled || Object.keys(keepalived).length > 1 ? keepalived : undefined),
);
