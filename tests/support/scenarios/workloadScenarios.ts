// Deployments that show the groups of inputs of the workload, for the table in scenarios.ts.

import type { IronicArgs, Version } from "../../../provider/schema/types";

const pem = (name: string): string => `-----BEGIN CERTIFICATE-----\n${name}\n-----END CERTIFICATE-----\n`;

const digest = `@sha256:${"0123456789abcdef".repeat(4)}`;

/** What every container of the component has. */
const careful = {
  securityContext: {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ["ALL"] },
  },
  terminationMessagePolicy: "FallbackToLogsOnError",
};

export interface WorkloadScenario {
  readonly name: string;
  readonly args: IronicArgs;
  /** The first release that can do it; without, all can. */
  readonly since?: Version;
}

export const workloadScenarios: readonly WorkloadScenario[] = [
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
      registries: { authSecretName: "registry-tokens", allowPlainHTTP: true },
      deployRamdisk: { disableDownloader: true },
      overrides: {
        agentImages: [
          { kernel: "https://images.example.com/ipa.kernel", initramfs: "https://images.example.com/ipa.initramfs" },
          {
            kernel: `oci://registry.example.com/ipa-arm:kernel${digest}`,
            initramfs: `oci://registry.example.com/ipa-arm:initramfs${digest}`,
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
    name: "tls-servers",
    args: {
      tls: {
        api: {
          tls12Ciphers: ["ECDHE-RSA-AES256-GCM-SHA384"],
          tls13Ciphers: ["TLS_AES_256_GCM_SHA384"],
          curves: ["P-384", "X25519"],
          preferServerCiphers: true,
        },
        virtualMedia: {
          certificateName: "media-certificate",
          tls12Ciphers: ["ECDHE-RSA-AES256-GCM-SHA384", "AES256-GCM-SHA384"],
          tls13Ciphers: ["TLS_AES_128_GCM_SHA256"],
          curves: ["P-256"],
          preferServerCiphers: true,
        },
      },
      networking: { ipAddress: "192.0.2.10" },
    },
  },
  {
    name: "proxy",
    args: {
      networking: {
        ipAddress: "192.0.2.10",
        proxy: { httpsProxy: "http://proxy.example.com:3128", noProxy: ["registry.example.com"] },
      },
    },
  },
  {
    name: "tls-versions",
    since: "37.0",
    args: {
      tls: {
        api: { minimumVersion: "1.3" },
        virtualMedia: { minimumVersion: "1.3" },
        clients: {
          imageServers: { minimumVersion: "1.2", tls12Ciphers: ["ECDHE-RSA-AES128-GCM-SHA256"] },
          ramdisks: { minimumVersion: "1.3" },
          bmcs: { minimumVersion: "1.2" },
        },
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
