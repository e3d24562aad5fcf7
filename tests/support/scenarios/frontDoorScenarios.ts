// Deployments behind an Ingress or a Gateway, for the table in scenarios.ts.

import type { Scenario } from "./scenario";

export const frontDoorScenarios: readonly Scenario[] = [
  {
    name: "ingress",
    args: {
      networking: {
        disableHostNetwork: true,
        ingress: {
          host: "ironic.example.com",
          ingressClassName: "nginx",
          annotations: { "cert-manager.io/cluster-issuer": "corporate" },
        },
      },
    },
  },
  {
    name: "ingress-tls-off",
    args: {
      tls: { mode: "off" },
      networking: { ingress: { host: "ironic.example.com", tlsSecretName: "my-certificate" } },
    },
  },
  {
    name: "gateway",
    args: {
      networking: {
        disableHostNetwork: true,
        gateway: {
          host: "ironic.example.com",
          gatewayName: "public",
          gatewayNamespace: "gateways",
          sectionName: "https",
          annotations: { "external-dns.alpha.kubernetes.io/ttl": "60" },
        },
      },
    },
  },
  {
    name: "gateway-tls-off",
    args: {
      tls: { mode: "off" },
      networking: { gateway: { host: "ironic.example.com", gatewayName: "public" } },
    },
  },
];
