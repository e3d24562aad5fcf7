// The canonical form of networking.dhcp.

import type { Dhcp, DhcpLeases, DhcpRange } from "../../schema/types";
import { defaults } from "../../schema/defaults";
import { asGiven, block, quantityForm, set, spelled, unless, unlessEmpty } from "../base/form";
import { canonicalAddress } from "../checks/addresses";
import { canonicalNetwork } from "../checks/networks";

const usual = defaults.networking.dhcp;

const addressForm = spelled(canonicalAddress);
const networkForm = spelled(canonicalNetwork);

const rangeForm = block<DhcpRange>({
  networkCIDR: networkForm,
  rangeBegin: addressForm,
  rangeEnd: addressForm,
  gatewayAddress: addressForm,
});

const mac = /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/i;

/** dnsmasq reads MAC addresses in any case; everything else in a reservation may be a name or a tag, whose case counts. */
function canonicalReservation(entry: string): string {
  return entry
    .split(",")
    .map((part) => part.trim())
    .map((part) => (mac.test(part) ? part.toLowerCase() : part))
    .join(",");
}

export const dhcpForm = block<Dhcp>({
  external: unless(usual.external),
  networkCIDR: networkForm,
  rangeBegin: addressForm,
  rangeEnd: addressForm,
  gatewayAddress: addressForm,
  dnsAddress: addressForm,
  serveDNS: unless(usual.serveDNS),
  hosts: unlessEmpty(set(spelled(canonicalReservation))),
  ignore: unlessEmpty(set(spelled((tag) => tag.trim()))),
  extraRanges: unlessEmpty(set(rangeForm)),
  leases: block<DhcpLeases>({
    claimName: asGiven,
    size: unless(usual.leases.size, quantityForm),
    storageClassName: asGiven,
  }),
});
