// The canonical form of networking.

import type { Exposure, Gateway, Ingress, Networking, NetworkPolicy, NodePorts, Proxy } from "../../schema/types";
import { defaults } from "../../schema/defaults";
import { keepalivedForm } from "../address/keepalivedForm";
import type { Names } from "../base/names";
import type { Value } from "../../schema/value";
import { usualDisableHostNetwork } from "./networking";
import { privateNetworks } from "./proxy";
import { after, asGiven, block, group, list, set, spelled, unless, unlessEmpty } from "../base/form";
import { canonicalAddress } from "../checks/addresses";
import { canonicalNetwork } from "../checks/networks";
import { canonicalUrl, lowerCase } from "../checks/urls";
import { dhcpForm } from "../dhcp/dhcpForm";

const usual = defaults.networking;

const addressForm = spelled(canonicalAddress);
const urlForm = spelled(canonicalUrl);
const networksForm = unlessEmpty(set(spelled(canonicalNetwork)));

const ingressForm = ({ ingressTls }: Names) =>
  block<Ingress>({
    host: spelled(lowerCase),
    ingressClassName: asGiven,
    annotations: unlessEmpty(asGiven),
    tlsSecretName: unless(ingressTls),
  });

const gatewayForm = (namespace: Value<string>) =>
  block<Gateway>({
    host: spelled(lowerCase),
    gatewayName: asGiven,
    gatewayNamespace: unless(namespace),
    sectionName: asGiven,
    annotations: unlessEmpty(asGiven),
    caConfigMapName: asGiven,
  });

/** The API server adds it. */
const usualTrafficPolicy = "Cluster";

const exposureForm = block<Exposure>({
  type: asGiven,
  annotations: unlessEmpty(asGiven),
  ipAddress: addressForm,
  loadBalancerClass: asGiven,
  loadBalancerSourceRanges: networksForm,
  externalTrafficPolicy: unless(usualTrafficPolicy),
  nodePorts: group<NodePorts>({ api: asGiven, images: asGiven, imagesTLS: asGiven }),
  awaitAddress: unless(usual.exposure.awaitAddress),
});

export const networkingForm = (names: Names, namespace: Value<string>) =>
  unlessEmpty(
    after(
      block<Networking>({
        apiPort: unless(usual.apiPort),
        imageServerPort: unless(usual.imageServerPort),
        imageServerTLSPort: unless(usual.imageServerTLSPort),
        prometheusExporterPort: unless(usual.prometheusExporterPort),
        rpcPort: unless(usual.rpcPort),
        ipAddress: addressForm,
        externalIP: addressForm,
        disableHostNetwork: asGiven,
        interface: asGiven,
        // The image takes the first that a node has (ironic-common.sh).
        macAddresses: unlessEmpty(list(spelled(lowerCase))),
        bindInterface: unless(usual.bindInterface),
        externalCallbackURL: urlForm,
        imageServerExternalURL: urlForm,
        ingress: ingressForm(names),
        gateway: gatewayForm(namespace),
        exposure: exposureForm,
        networkPolicy: block<NetworkPolicy>({ allowedCIDRs: networksForm, allowedNamespaces: unlessEmpty(set()) }),
        proxy: block<Proxy>({
          httpProxy: urlForm,
          httpsProxy: urlForm,
          secretName: asGiven,
          internalNetworks: unless(privateNetworks, set(spelled(canonicalNetwork))),
          noProxy: unlessEmpty(set(spelled(lowerCase))),
        }),
        dhcp: dhcpForm,
        keepalived: keepalivedForm,
        ipAddressManager: unlessEmpty(asGiven),
      }),
      withoutUsual,
    ),
  );

function withoutUsual(networking: Networking): Networking {
  const { disableHostNetwork, ...others } = networking;
  return disableHostNetwork === usualDisableHostNetwork(others) ? others : networking;
}
