// Deployments of several Ironics, for the table in scenarios.ts.

import type { Scenario } from "./scenario";

/** Their nodes are for them alone: whoever else took one of the ports would keep them waiting. */
const dedicated = [{ key: "example.com/ironic", operator: "Exists", effect: "NoSchedule" }];

/** Each names nodes that no other scenario has, since it takes all that fit. */
export const highAvailabilityScenarios: readonly Scenario[] = [
  {
    name: "high-availability",
    args: {
      highAvailability: true,
      database: { kind: "managed" },
      nodeSelector: { "example.com/high-availability": "" },
      tolerations: dedicated,
      networking: { interface: "eno1", rpcPort: 16189 },
      tls: { extraSANs: ["192.0.2.11", "192.0.2.12", "192.0.2.13"], insecureRPC: false },
    },
  },
  {
    name: "high-availability-tls-off",
    args: {
      highAvailability: true,
      database: { host: "db.example.com", name: "ironic", credentialsName: "db-login", disableTLS: true },
      nodeSelector: { "example.com/high-availability-tls-off": "" },
      tolerations: dedicated,
      networking: { disableHostNetwork: true, networkPolicy: { allowedNamespaces: ["monitoring"] } },
      tls: { mode: "off" },
      prometheusExporter: { enabled: true, alerts: true },
    },
  },
  {
    name: "high-availability-ingress",
    args: {
      highAvailability: true,
      database: { kind: "managed" },
      nodeSelector: { "example.com/high-availability-ingress": "" },
      tolerations: dedicated,
      networking: { ingress: { host: "ironic.example.com" } },
      networkingService: { enabled: true },
    },
  },
];
