// What reaches the provider from the programs of this folder, whatever the language: names and values as in the schema.

export const expectedInputs = {
  affinity: {
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 100, podAffinityTerm: { topologyKey: "later", labelSelector: { matchLabels: { under_score: "x" } } } },
      ],
    },
  },
  overrides: {
    containers: [{ name: "httpd", env: [{ name: "LEVEL", value: "later" }] }],
    httpdReadinessProbe: { failureThreshold: 3, httpGet: { port: "api", path: "later" } },
  },
  createNamespace: false,
  highAvailability: false,
  traceStartup: false,
  namespace: "later",
  version: "37.0",
  images: { pullPolicy: "IfNotPresent", registry: "later" },
  tls: { mode: "generated", extraSANs: ["ironic.example.com", "later"] },
  networking: {
    externalIP: "later",
    apiPort: 6385,
    imageServerPort: 6180,
    imageServerTLSPort: 6184,
    prometheusExporterPort: 9608,
    rpcPort: 6189,
    bindInterface: false,
  },
  deployRamdisk: { verifyTLS: true, sshKey: "later", disableDownloader: false, customDownloader: false },
  extraConfig: [{ group: "conductor", name: "automated_clean", value: "later" }],
  tolerations: [{ operator: "Exists" }],
  resources: { ironic: { requests: { memory: "later" } } },
};

/** Dictionaries in Python do not get the defaults of nested fields from the SDK: the provider applies them. */
export const expectedFromDictionaries = {
  ...expectedInputs,
  networking: { externalIP: "later", imageServerTLSPort: 6184 },
  deployRamdisk: { verifyTLS: true, sshKey: "later" },
};
