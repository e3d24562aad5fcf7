// Every default that the plan applies, in one place; the contract tests hold schema.json against it.

export const defaults = {
  namespace: "baremetal-operator-system",
  createNamespace: false,
  version: "38.0",
  networking: {
    apiPort: 6385,
    imageServerPort: 6180,
    imageServerTLSPort: 6183,
    prometheusExporterPort: 9608,
    rpcPort: 6189,
    bindInterface: false,
    exposure: { awaitAddress: false },
    dhcp: { external: false, serveDNS: false, leases: { size: "64Mi" } },
    keepalived: { vrid: 1 },
  },
  highAvailability: false,
  traceStartup: false,
  deployRamdisk: {
    disableDownloader: false,
    customDownloader: false,
    retries: 5,
  },
  inspection: {
    vlanInterfaces: "all",
  },
  networkingService: {
    enabled: false,
    providerNetworks: {
      mode: "access",
    },
  },
  storage: {
    accessMode: "ReadWriteOnce",
  },
  prometheusExporter: {
    bindAddress: "0.0.0.0",
    sensorCollectionInterval: 160,
    disableServiceMonitor: false,
    alerts: false,
    dashboard: false,
  },
  bareMetalOperator: {
    configMapName: "ironic",
    credentialsSecretName: "ironic-credentials",
    caSecretName: "ironic-cacert",
  },
  tls: {
    validityHours: 365 * 24,
    renewBeforeHours: 30 * 24,
    caGeneration: 1,
    disableVirtualMediaTLS: false,
    issuerRef: {
      kind: "Issuer",
      group: "cert-manager.io",
    },
    /** A CA certificate outlives every certificate that it signs, even one signed in its last days. */
    caValidityHours: 20 * 365 * 24,
  },
  database: {
    name: "ironic",
    storageSize: "10Gi",
    storage: { retain: true },
    protect: false,
    backup: { schedule: "17 2 * * *", keep: 14, storageSize: "20Gi", storage: { retain: true }, alertRule: false },
    restoreFrom: { fromObjectStorage: false },
  },
  safety: {
    allowDowngrade: false,
    allowDatabaseChange: false,
    allowDisruption: false,
  },
  extraConfig: {
    group: "DEFAULT",
  },
  /** Requests alone: a limit that is hit unexpectedly would kill the deployment of hosts half-way. */
  resources: {
    "ramdisk-downloader": { requests: { cpu: "50m", memory: "50Mi" } },
    ironic: { requests: { cpu: "50m", memory: "500Mi" } },
    httpd: { requests: { cpu: "20m", memory: "100Mi" } },
    "ramdisk-logs": { requests: { cpu: "5m", memory: "20Mi" } },
    /** The server's own default memory (a buffer pool of 128 MiB), with room for its connections. */
    database: { requests: { cpu: "100m", memory: "512Mi" } },
    "database-jobs": { requests: { cpu: "50m", memory: "256Mi" } },
    dnsmasq: { requests: { cpu: "5m", memory: "20Mi" } },
    keepalived: { requests: { cpu: "5m", memory: "20Mi" } },
    "api-credentials": { requests: { cpu: "5m", memory: "20Mi" } },
    "config-options": { requests: { cpu: "5m", memory: "20Mi" } },
    "ironic-prometheus-exporter": { requests: { cpu: "10m", memory: "100Mi" } },
    "ironic-networking": { requests: { cpu: "10m", memory: "100Mi" } },
  },
} as const;
