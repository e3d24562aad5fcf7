// Deployments that show the groups of inputs of the workload, for the table in scenarios.ts.

import type { IronicArgs } from "../../../provider/schema/types";

const pem = (name: string): string => `-----BEGIN CERTIFICATE-----\n${name}\n-----END CERTIFICATE-----\n`;

/** What every container of the component has. */
const careful = {
  securityContext: {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ["ALL"] },
  },
  terminationMessagePolicy: "FallbackToLogsOnError",
};

export const workloadScenarios: readonly { readonly name: string; readonly args: IronicArgs }[] = [
  {
    name: "ramdisk-mirror",
    args: {
      deployRamdisk: {
        baseURL: "https://mirror.example.com/ipa",
        flavor: "centos10",
        architecture: "aarch64",
        checksum: "0123456789abcdef".repeat(4),
        retries: 3,
        httpsProxy: "http://proxy.example.com:3128",
        noProxy: "example.com,.svc",
        mirrorCA: { pem: pem("mirror") },
      },
      inspection: { collectors: ["default", "logs", "extra-hardware"], vlanInterfaces: ["eth0", "eth1.100"] },
    },
  },
  {
    name: "agent-images",
    args: {
      deployRamdisk: { disableDownloader: true },
      overrides: {
        agentImages: [
          { kernel: "https://images.example.com/ipa.kernel", initramfs: "https://images.example.com/ipa.initramfs" },
          {
            kernel: "oci://registry.example.com/ipa-arm:kernel",
            initramfs: "oci://registry.example.com/ipa-arm:initramfs",
            architecture: "aarch64",
          },
        ],
      },
    },
  },
  {
    name: "authorities",
    args: {
      tls: {
        caGeneration: 2,
        trustedCAGenerations: [1],
        bmcCA: { pem: pem("bmc") },
        trustedCA: { kind: "Secret", name: "site-ca", key: "bundle.pem" },
      },
    },
  },
  {
    name: "tls-cert-manager",
    args: {
      tls: { issuerRef: { name: "site", kind: "ClusterIssuer" }, disableVirtualMediaTLS: true },
      networking: { externalIP: "192.0.2.80" },
    },
  },
  {
    name: "secret-options",
    args: {
      extraConfig: [
        { group: "swift", name: "password", valueFrom: { name: "object-store", key: "password" } },
        { group: "swift", name: "region_name", value: "site" },
      ],
    },
  },
  {
    name: "networking-service",
    args: {
      networkingService: {
        enabled: true,
        providerNetworks: [
          { type: "idle", nativeVLAN: 10 },
          { type: "provisioning", mode: "trunk", nativeVLAN: 20, allowedVLANs: ["30", "40-49"], mtu: 9000 },
        ],
      },
    },
  },
  {
    name: "sensor-metrics",
    args: {
      prometheusExporter: { enabled: true, alerts: true, dashboard: true, labels: { release: "prometheus" } },
    },
  },
  {
    name: "shared-volume",
    args: { storage: { size: "20Gi", storageClassName: "fast" } },
  },
  {
    name: "overrides",
    args: {
      overrides: {
        labels: { team: "metal" },
        annotations: { "example.com/note": "kept" },
        containers: [
          { name: "httpd", env: [{ name: "HTTPD_ENABLE_SENDFILE", value: "true" }], workingDir: "/shared" },
          {
            name: "sidecar",
            image: "registry.example.com/sidecar:1",
            args: ["--quiet"],
            resources: { limits: { cpu: "1" } },
            volumeMounts: [{ name: "ironic-shared", mountPath: "/shared" }],
            ...careful,
          },
        ],
        initContainers: [
          {
            name: "firmware",
            image: "registry.example.com/firmware:1",
            volumeMounts: [{ name: "firmware", mountPath: "/firmware" }],
            ...careful,
          },
        ],
        volumes: [{ name: "firmware", emptyDir: {} }],
        httpdReadinessProbe: { failureThreshold: 3 },
      },
      topologySpreadConstraints: [
        { maxSkew: 1, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: "ScheduleAnyway" },
      ],
    },
  },
  {
    name: "bare-metal-operator",
    args: { bareMetalOperator: { namespace: "bmo", configuration: { PROVISIONING_LIMIT: "40" } } },
  },
];
