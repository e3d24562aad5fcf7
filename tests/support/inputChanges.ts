// Single changes of inputs, for tests that apply one after another to a running deployment in the pod network.

export interface InputChange {
  readonly input: string;
  /** What is set; it stays for the changes that follow. */
  readonly value: Readonly<Record<string, unknown>>;
  /** Whether the pod has to notice. */
  readonly restarts: boolean;
}

const podNetwork = { disableHostNetwork: true, externalIP: "192.0.2.81" };

export const inputChanges: readonly InputChange[] = [
  { input: "version", value: { version: "37.0" }, restarts: true },
  { input: "version back", value: { version: "38.0" }, restarts: true },
  { input: "images.registry", value: { images: { registry: "mirror.example.com" } }, restarts: true },
  {
    input: "networking.apiPort",
    value: { networking: { disableHostNetwork: true, externalIP: "192.0.2.80", apiPort: 16385 } },
    restarts: true,
  },
  {
    input: "networking.externalIP",
    value: { networking: { disableHostNetwork: true, externalIP: "192.0.2.81" } },
    restarts: true,
  },
  { input: "tls.extraSANs", value: { tls: { extraSANs: ["ironic.example.com"] } }, restarts: true },
  { input: "credentials.rotation", value: { credentials: { rotation: "2026-11" } }, restarts: true },
  { input: "credentials.password", value: { credentials: { password: "correct-horse-battery" } }, restarts: true },
  { input: "tls.mode", value: { tls: { mode: "off" } }, restarts: true },
  {
    input: "extraConfig",
    value: { extraConfig: [{ group: "conductor", name: "automated_clean", value: "false" }] },
    restarts: true,
  },
  { input: "deployRamdisk", value: { deployRamdisk: { disableDownloader: true } }, restarts: true },
  { input: "nodeSelector", value: { nodeSelector: { "kubernetes.io/os": "linux" } }, restarts: true },
  { input: "tolerations", value: { tolerations: [{ key: "dedicated", operator: "Exists" }] }, restarts: true },
  { input: "resources", value: { resources: { ironic: { limits: { memory: "2Gi" } } } }, restarts: true },
  {
    input: "networking.exposure",
    value: { networking: { ...podNetwork, exposure: { type: "NodePort" } } },
    restarts: false,
  },
  {
    input: "networking.exposure.nodePorts",
    value: { networking: { ...podNetwork, exposure: { type: "NodePort", nodePorts: { api: 31385 } } } },
    restarts: false,
  },
  {
    input: "networking.networkPolicy",
    value: { networking: { ...podNetwork, networkPolicy: { allowedCIDRs: ["192.0.2.0/24"] } } },
    restarts: false,
  },
  {
    input: "networking.externalCallbackURL",
    value: { networking: { ...podNetwork, externalCallbackURL: "https://ironic.example.com" } },
    restarts: true,
  },
  { input: "inspection", value: { inspection: { collectors: ["default", "logs"] } }, restarts: true },
  { input: "tls.bmcCA", value: { tls: { mode: "off", bmcCA: { name: "bmc-ca", kind: "Secret" } } }, restarts: true },
  { input: "prometheusExporter", value: { prometheusExporter: { enabled: true } }, restarts: true },
  {
    input: "prometheusExporter.alerts and dashboard",
    value: { prometheusExporter: { enabled: true, alerts: true, dashboard: true } },
    restarts: false,
  },
  { input: "networkingService", value: { networkingService: { enabled: true } }, restarts: true },
  { input: "storage", value: { storage: { size: "1Gi" } }, restarts: true },
  { input: "bareMetalOperator", value: { bareMetalOperator: {} }, restarts: false },
  { input: "overrides.annotations", value: { overrides: { annotations: { team: "metal" } } }, restarts: true },
  {
    input: "database.kind",
    value: { database: { kind: "managed" }, safety: { allowDatabaseChange: true } },
    restarts: true,
  },
  { input: "credentials.rotation again", value: { credentials: { rotation: "2026-12" } }, restarts: true },
];
