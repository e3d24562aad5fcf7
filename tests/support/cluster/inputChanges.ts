// Single changes of inputs, for tests that apply them to running deployments in the pod network.

import { small } from "./clusterProject";
import type { Inputs } from "../engine/engine";

interface InputChange {
  readonly input: string;
  /** What is set; it stays for the changes that follow. */
  readonly value: Inputs;
  /** Whether the pod has to notice. */
  readonly restarts: boolean;
}

interface ChangedIronic {
  /** What it is deployed with at first. */
  readonly inputs: Inputs;
  /** Each comes on top of the ones before it. */
  readonly changes: readonly InputChange[];
}

const { networking } = small;
const moved = { ...networking, apiPort: 16385 };
const balanced = { ...networking, exposure: { type: "LoadBalancer" } };
const pooled = { ...networking, exposure: { type: "LoadBalancer", annotations: { "example.com/pool": "a" } } };
const guarded = { ...pooled, networkPolicy: { allowedCIDRs: ["192.0.2.0/24"] } };
/** In place of the IP: both say what machines are told to call. */
const external = {
  ...guarded,
  externalIP: undefined,
  externalCallbackURL: "https://ironic.example.com",
  imageServerExternalURL: "https://images.example.com",
};

/** By name. All have as many changes, so that each round of them changes one input of each. */
export const changedIronics: Readonly<Record<string, ChangedIronic>> = {
  released: {
    inputs: { networking },
    changes: [
      { input: "version", value: { version: "37.0" }, restarts: true },
      { input: "version back", value: { version: "38.0" }, restarts: true },
      { input: "images.registry", value: { images: { registry: "mirror.example.com" } }, restarts: true },
      { input: "credentials.rotation", value: { credentials: { rotation: "2026-11" } }, restarts: true },
    ],
  },
  addressed: {
    inputs: { networking },
    changes: [
      { input: "networking.apiPort", value: { networking: moved }, restarts: true },
      {
        input: "networking.externalIP",
        value: { networking: { ...moved, externalIP: "192.0.2.81" } },
        restarts: true,
      },
      { input: "tls.extraSANs", value: { tls: { extraSANs: ["ironic.example.com"] } }, restarts: true },
      { input: "tls.mode", value: { tls: { mode: "off" } }, restarts: true },
    ],
  },
  placed: {
    inputs: small,
    changes: [
      { input: "nodeSelector", value: { nodeSelector: { "kubernetes.io/os": "linux" } }, restarts: true },
      { input: "tolerations", value: { tolerations: [{ key: "dedicated", operator: "Exists" }] }, restarts: true },
      { input: "resources", value: { resources: { ironic: { limits: { memory: "2Gi" } } } }, restarts: true },
      { input: "overrides.annotations", value: { overrides: { annotations: { team: "metal" } } }, restarts: true },
    ],
  },
  configured: {
    inputs: small,
    changes: [
      {
        input: "extraConfig",
        value: { extraConfig: [{ group: "conductor", name: "automated_clean", value: "false" }] },
        restarts: true,
      },
      { input: "deployRamdisk", value: { deployRamdisk: { disableDownloader: true } }, restarts: true },
      { input: "inspection", value: { inspection: { collectors: ["default", "extra-hardware"] } }, restarts: true },
      { input: "credentials.password", value: { credentials: { password: "correct-horse-battery" } }, restarts: true },
    ],
  },
  exposed: {
    inputs: small,
    changes: [
      { input: "networking.exposure", value: { networking: balanced }, restarts: false },
      { input: "networking.exposure.annotations", value: { networking: pooled }, restarts: false },
      { input: "networking.networkPolicy", value: { networking: guarded }, restarts: false },
      { input: "networking.externalCallbackURL", value: { networking: external }, restarts: true },
    ],
  },
  monitored: {
    inputs: small,
    changes: [
      { input: "prometheusExporter", value: { prometheusExporter: { enabled: true } }, restarts: true },
      {
        input: "prometheusExporter.alerts and dashboard",
        value: { prometheusExporter: { enabled: true, alerts: true, dashboard: true } },
        restarts: false,
      },
      { input: "networkingService", value: { networkingService: { enabled: true } }, restarts: true },
      {
        input: "tls.bmcCA",
        value: { tls: { mode: "off", bmcCA: { name: "bmc-ca", kind: "Secret" } } },
        restarts: true,
      },
    ],
  },
  stored: {
    inputs: small,
    changes: [
      { input: "storage", value: { storage: { size: "1Gi" } }, restarts: true },
      { input: "bareMetalOperator", value: { bareMetalOperator: {} }, restarts: false },
      {
        input: "database.kind",
        value: { database: { kind: "managed" }, safety: { allowDatabaseChange: true } },
        restarts: true,
      },
      {
        input: "credentials.rotation with a database",
        value: { credentials: { rotation: "2026-12" } },
        restarts: true,
      },
    ],
  },
};
