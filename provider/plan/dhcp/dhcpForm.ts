// The canonical form of networking.dhcp.

import type { Dhcp, DhcpAnnouncement, DhcpLeases, DhcpRange, DhcpRoute } from "../../schema/types";
import { defaults } from "../../schema/defaults";
import { asGiven, block, group, list, quantityForm, set, spelled, unless, unlessEmpty } from "../base/form";
import { canonicalAddress } from "../checks/addresses";
import { canonicalNetwork } from "../checks/networks";

const usual = defaults.networking.dhcp;

const addressForm = spelled(canonicalAddress);
const networkForm = spelled(canonicalNetwork);

/** Hosts prefer the first server and the first domain. */
const optionsForm = group<DhcpAnnouncement>({
  ntpServers: unlessEmpty(list(addressForm)),
  domainName: asGiven,
  domainSearch: unlessEmpty(asGiven),
  routes: unlessEmpty(list(block<DhcpRoute>({ destination: networkForm, gateway: addressForm }))),
  mtu: asGiven,
  custom: unlessEmpty(asGiven),
});

const rangeForm = block<DhcpRange>({
  networkCIDR: networkForm,
  rangeBegin: addressForm,
  rangeEnd: addressForm,
  gatewayAddress: addressForm,
  leaseTime: asGiven,
  options: optionsForm,
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
  leaseTime: asGiven,
  options: optionsForm,
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
