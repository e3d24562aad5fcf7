// Single changes of inputs, for tests that apply one after another to a running deployment in the pod network.

export interface InputChange {
  readonly input: string;
  /** What is set; it stays for the changes that follow. */
  readonly value: Readonly<Record<string, unknown>>;
  /** Whether the pod has to notice. */
  readonly restarts: boolean;
}

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
  { input: "credentials.rotation again", value: { credentials: { rotation: "2026-12" } }, restarts: true },
];
