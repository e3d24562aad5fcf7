// The canonical form of networkingService.

import type { NetworkingService, ProviderNetwork } from "../../schema/types";
import { defaults } from "../../schema/defaults";
import { asGiven, block, group, set, spelled, unless, unlessEmpty } from "../base/form";

const usual = defaults.networkingService;

/** Numbers without blanks and leading zeros. */
const canonicalVlans = (range: string): string => range.replace(/ /g, "").replace(/\b0+(?=\d)/g, "");

const networkForm = block<ProviderNetwork>({
  type: asGiven,
  mode: unless(usual.providerNetworks.mode),
  nativeVLAN: asGiven,
  allowedVLANs: unlessEmpty(set(spelled(canonicalVlans))),
  mtu: asGiven,
});

export const networkingServiceForm = group<NetworkingService>({
  enabled: unless(usual.enabled),
  providerNetworks: unlessEmpty(set(networkForm)),
  switchConfigSecretName: asGiven,
  switchCredentialsSecretName: asGiven,
});
