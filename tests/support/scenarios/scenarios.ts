// The deployments that tests share: the golden manifests, the plan, the engine and the cluster all go through this table.

import type { IronicArgs, Version } from "../../../provider/schema/types";
import { isLater, type Value } from "../../../provider/schema/value";
import { databaseScenarios } from "./databaseScenarios";
import { secret } from "../values/fakeLater";
import { frontDoorScenarios } from "./frontDoorScenarios";
import type { Scenario } from "./scenario";
import { workloadScenarios } from "./workloadScenarios";

/** The name of the Pulumi resource in every scenario. */
export const resourceName = "ironic";

const versions: Record<Version, true> = { "35.0": true, "37.0": true, "38.0": true, "39.0": true, latest: true };

export const scenarios: readonly Scenario[] = [
  { name: "minimal", args: {} },
  {
    name: "pod-network-external-ip",
    args: { networking: { disableHostNetwork: true, externalIP: "192.0.2.80" } },
  },
  {
    name: "pod-network-tls-off",
    args: { networking: { disableHostNetwork: true, externalIP: "192.0.2.80" }, tls: { mode: "off" } },
  },
  { name: "tls-off", args: { tls: { mode: "off" } } },
  {
    name: "tls-secret",
    args: { tls: { certificateName: "ironic-cert" }, networking: { ipAddress: "192.0.2.10" } },
  },
  {
    name: "tls-generated-settings",
    args: {
      tls: {
        mode: "generated",
        extraSANs: ["ironic.example.com", "192.0.2.99"],
        validityHours: 2160,
        renewBeforeHours: 240,
      },
    },
  },
  { name: "credentials-secret", args: { credentials: { apiCredentialsName: "ironic-login" } } },
  {
    name: "credentials-given",
    args: { credentials: { username: "operator", password: "correct-horse-battery" } },
  },
  { name: "credentials-rotated", args: { credentials: { rotation: "2026-11" } } },
  {
    name: "custom-ports",
    args: { networking: { apiPort: 16385, imageServerPort: 16180, imageServerTLSPort: 16183 } },
  },
  { name: "ipv4-address", args: { networking: { ipAddress: "192.0.2.10" } } },
  { name: "ipv6-address", args: { networking: { ipAddress: "2001:db8::10" } } },
  {
    name: "ipv6-external-ip",
    args: { networking: { ipAddress: "2001:db8::10", externalIP: "2001:0DB8:0:0::80" } },
  },
  { name: "ipv6-external-ip-tls-off", args: { tls: { mode: "off" }, networking: { externalIP: "2001:db8::80" } } },
  {
    name: "registry-and-pull",
    args: {
      images: {
        registry: "mirror.example.com:5000/quay",
        pullPolicy: "Always",
        pullSecrets: ["mirror-login", "spare-login"],
      },
    },
  },
  {
    name: "given-images",
    args: {
      images: {
        ironic: "registry.example.com/ironic@sha256:0000000000000000000000000000000000000000000000000000000000000001",
        deployRamdiskDownloader: "registry.example.com/downloader:v1",
      },
    },
  },
  {
    name: "placement",
    args: {
      nodeSelector: { "node-role.kubernetes.io/control-plane": "" },
      tolerations: [
        { key: "node-role.kubernetes.io/control-plane", operator: "Exists", effect: "NoSchedule" },
        { key: "dedicated", operator: "Equal", value: "ironic", effect: "NoExecute", tolerationSeconds: 60 },
      ],
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [{ matchExpressions: [{ key: "rack", operator: "In", values: ["a", "b"] }] }],
          },
        },
      },
      priorityClassName: "system-cluster-critical",
      serviceAccountName: "ironic",
    },
  },
  {
    name: "resources",
    args: {
      resources: {
        ironic: { requests: { cpu: "500m", memory: "1Gi" }, limits: { memory: "2Gi" } },
        "ramdisk-logs": { limits: { memory: "64Mi" } },
      },
    },
  },
  {
    name: "extra-config",
    args: {
      extraConfig: [
        { name: "debug", value: "true" },
        { group: "conductor", name: "automated_clean", value: "false" },
      ],
    },
  },
  {
    name: "ramdisk-options",
    args: {
      images: { deployRamdiskBranch: "stable/2026.1" },
      deployRamdisk: {
        extraKernelParams: "console=ttyS0 nofb",
        sshKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample me@example",
      },
    },
  },
  ...workloadScenarios,
  { name: "no-ramdisk-download", args: { deployRamdisk: { disableDownloader: true } } },
  { name: "created-namespace", args: { namespace: "metal3", createNamespace: true } },
  {
    name: "created-restricted-namespace",
    args: {
      namespace: "metal3",
      createNamespace: true,
      networking: { disableHostNetwork: true, externalIP: "192.0.2.80" },
    },
  },
  { name: "bind-interface", args: { networking: { interface: "eno1", bindInterface: true } } },
  {
    name: "mac-addresses",
    args: {
      networking: {
        macAddresses: ["52:54:00:12:34:56", "52:54:00:12:34:57"],
        bindInterface: true,
        dhcp: { external: true },
      },
    },
  },
  {
    name: "dhcp",
    args: {
      networking: {
        ipAddress: "192.0.2.10",
        dhcp: {
          networkCIDR: "192.0.2.0/24",
          rangeBegin: "192.0.2.100",
          rangeEnd: "192.0.2.200",
          gatewayAddress: "192.0.2.1",
          dnsAddress: "192.0.2.53",
          hosts: ["52:54:00:12:34:56,192.0.2.20", "52:54:00:12:34:57,192.0.2.21"],
          ignore: ["tag:!known"],
          // The cluster's default class, so that a test cluster has one.
          leases: { size: "1Gi" },
        },
      },
    },
  },
  {
    name: "dhcp-relays",
    args: {
      networking: {
        interface: "eno1",
        dhcp: {
          networkCIDR: "192.0.2.0/24",
          gatewayAddress: "192.0.2.1",
          serveDNS: true,
          extraRanges: [
            { networkCIDR: "198.51.100.0/24", rangeBegin: "198.51.100.10", rangeEnd: "198.51.100.20" },
            { networkCIDR: "203.0.113.0/25", gatewayAddress: "203.0.113.1" },
          ],
        },
      },
    },
  },
  {
    name: "dhcp-options",
    args: {
      networking: {
        ipAddress: "192.0.2.10",
        interface: "eno1",
        dhcp: {
          networkCIDR: "192.0.2.0/24",
          leaseTime: "12h",
          options: {
            ntpServers: ["192.0.2.5", "2001:db8::5"],
            domainSearch: ["example.com", "lab.example.com"],
            routes: [{ destination: "203.0.113.0/24", gateway: "192.0.2.254" }],
            mtu: 9000,
            custom: [{ code: 6, value: "02", vendorClass: "PXEClient" }],
          },
          extraRanges: [
            { networkCIDR: "198.51.100.0/24", leaseTime: "1h", options: { mtu: 1500 } },
            { networkCIDR: "2001:db8::/64" },
          ],
        },
      },
    },
  },
  {
    name: "dhcp-ipv6",
    args: {
      networking: { ipAddress: "2001:db8::10", dhcp: { networkCIDR: "2001:db8::/64", dnsAddress: "2001:db8::53" } },
    },
  },
  {
    name: "dhcp-external",
    args: { networking: { ipAddress: "192.0.2.10", interface: "eno1", dhcp: { external: true } } },
  },
  {
    name: "keepalived",
    args: {
      networking: {
        ipAddress: "192.0.2.10",
        interface: "eno1",
        dhcp: { networkCIDR: "192.0.2.0/24" },
        keepalived: {
          enabled: true,
          vrid: 77,
          passwordSecretName: "vrrp-password",
          additionalVIPs: [
            { ipAddress: "198.51.100.7", interface: "eno2", prefix: 24 },
            { ipAddress: "203.0.113.7", interface: "eno3" },
          ],
        },
      },
    },
  },
  {
    name: "ip-address-manager",
    args: { networking: { ipAddress: "192.0.2.10", interface: "eno1", ipAddressManager: "keepalived" } },
  },
  {
    name: "external-urls",
    args: {
      networking: {
        externalCallbackURL: "https://api.example.com/",
        imageServerExternalURL: "https://[2001:db8::9]:9443",
      },
    },
  },
  {
    name: "load-balancer",
    args: {
      networking: {
        exposure: {
          type: "LoadBalancer",
          ipAddress: "192.0.2.80",
          annotations: { "metallb.io/address-pool": "machines" },
          loadBalancerClass: "example.com/internal",
          loadBalancerSourceRanges: ["192.0.2.0/24"],
          externalTrafficPolicy: "Local",
        },
        networkPolicy: { allowedCIDRs: ["192.0.2.0/24"], allowedNamespaces: ["monitoring"] },
      },
    },
  },
  {
    name: "node-ports",
    args: {
      networking: {
        externalIP: "192.0.2.1",
        exposure: { type: "NodePort", nodePorts: { api: 30085, images: 30080, imagesTLS: 30083 } },
      },
    },
  },
  ...frontDoorScenarios,
  { name: "given-name", args: { name: "metal3-ironic" } },
  ...databaseScenarios,
  ...(Object.keys(versions) as Version[]).map((version) => ({ name: `version-${version}`, args: { version } })),
];

export function scenario(name: string): Scenario {
  const found = scenarios.find((candidate) => candidate.name === name);
  if (found === undefined) {
    throw new Error(`there is no scenario ${name}`);
  }
  return found;
}

/** The arguments as they reach the plan: the fields that schema.json calls secret are secret. */
export function settled(args: IronicArgs): IronicArgs {
  return {
    ...args,
    ...(args.credentials === undefined ? {} : { credentials: withSecretPassword(args.credentials) }),
    ...(args.database === undefined ? {} : { database: withSecretPassword(args.database) }),
  };
}

function withSecretPassword<T extends { readonly password?: Value<string> }>(block: T): T {
  const { password } = block;
  return password === undefined || isLater(password) ? block : { ...block, password: secret(password) };
}
