// Spellings of everything that is neither network nor state.

import type {
  BareMetalOperator,
  DeployRamdisk,
  IronicArgs,
  NetworkingService,
  ProviderNetwork,
} from "../../../provider/schema/types";
import { pair, type Spellings } from "./spelling";

const ramdisk = (fields: DeployRamdisk): IronicArgs => ({ deployRamdisk: fields });
const handover = (fields: BareMetalOperator): IronicArgs => ({ bareMetalOperator: fields });
const switches = (fields: NetworkingService): IronicArgs => ({ networkingService: { enabled: true, ...fields } });
const idle = (fields: Partial<ProviderNetwork>): IronicArgs =>
  switches({ providerNetworks: [{ type: "idle", mode: "trunk", nativeVLAN: 1, allowedVLANs: ["100"], ...fields }] });
const sum = "0123456789abcdef".repeat(4);

export const argsSpellings: Spellings = {
  same: [
    pair("the default namespace written out", {}, { namespace: "baremetal-operator-system" }),
    pair("the name of the resource written out", {}, { name: "ironic" }),
    pair(
      "switches that are off",
      {},
      { createNamespace: false, highAvailability: false, traceStartup: false, safety: { allowDowngrade: false } },
    ),
    pair("no safety switch", {}, { safety: {} }),
  ],
  different: [pair("another namespace", {}, { namespace: "metal3" }), pair("another version", {}, { version: "37.0" })],
};

export const ramdiskSpellings: Spellings = {
  same: [
    pair("an empty block", {}, ramdisk({})),
    pair("switches that are off", {}, ramdisk({ disableDownloader: false, customDownloader: false, retries: 5 })),
    pair("empty texts", {}, ramdisk({ extraKernelParams: " ", sshKey: "" })),
    pair(
      "blanks between kernel parameters",
      ramdisk({ extraKernelParams: "nofb quiet" }),
      ramdisk({ extraKernelParams: " nofb   quiet " }),
    ),
    pair(
      "a slash at the end of the mirror",
      ramdisk({ baseURL: "https://mirror.example.com/ipa" }),
      ramdisk({ baseURL: "HTTPS://Mirror.example.com:443/ipa/" }),
    ),
    pair(
      "case and prefix of a checksum",
      ramdisk({ checksum: sum }),
      ramdisk({ checksum: `sha256:${sum.toUpperCase()}` }),
    ),
    pair(
      "a comma at the end",
      ramdisk({ httpsProxy: "http://proxy.example:3128", noProxy: "a,b" }),
      ramdisk({ httpsProxy: "http://proxy.example:3128/", noProxy: "a,b," }),
    ),
    pair(
      "a verification that is the default",
      { networking: { ipAddress: "192.0.2.10" } },
      { networking: { ipAddress: "192.0.2.10" }, deployRamdisk: { verifyTLS: true } },
    ),
    pair("no verification, which is the default", {}, ramdisk({ verifyTLS: false })),
    pair("an empty inspection", {}, { inspection: { collectors: [], vlanInterfaces: [] } }),
    pair(
      "defaults of the inspection written out",
      {},
      { inspection: { collectors: ["default", "logs"], vlanInterfaces: ["all"] } },
    ),
    pair(
      "order of VLAN interfaces",
      { inspection: { vlanInterfaces: ["eth0", "eth1"] } },
      { inspection: { vlanInterfaces: ["eth1", "eth0"] } },
    ),
    pair(
      "order of ramdisks",
      {
        overrides: {
          agentImages: [
            { kernel: "https://a.example/k", initramfs: "https://a.example/i", architecture: "aarch64" },
            { kernel: "https://b.example/k", initramfs: "https://b.example/i", architecture: "x86_64" },
          ],
        },
      },
      {
        overrides: {
          agentImages: [
            { kernel: "https://B.example/k", initramfs: "https://b.example:443/i", architecture: "x86_64" },
            { kernel: "https://a.example/k", initramfs: "https://a.example/i", architecture: "aarch64" },
          ],
        },
      },
    ),
  ],
  different: [
    pair("order of kernel parameters", ramdisk({ extraKernelParams: "a b" }), ramdisk({ extraKernelParams: "b a" })),
    pair(
      "order of collectors",
      { inspection: { collectors: ["logs", "default"] } },
      { inspection: { collectors: ["default", "logs"] } },
    ),
    pair("another number of retries", ramdisk({}), ramdisk({ retries: 6 })),
  ],
};

export const extraConfigSpellings: Spellings = {
  same: [
    pair("no options", {}, { extraConfig: [] }),
    pair(
      "the default group written out",
      { extraConfig: [{ name: "debug", value: "true" }] },
      { extraConfig: [{ group: "default", name: "DEBUG", value: "true" }] },
    ),
    pair(
      "order of options",
      {
        extraConfig: [
          { group: "api", name: "max_limit", value: "10" },
          { group: "conductor", name: "workers_pool_size", value: "9" },
        ],
      },
      {
        extraConfig: [
          { group: "Conductor", name: "workers_pool_size", value: "9" },
          { group: "api", name: "max_limit", value: "10" },
        ],
      },
    ),
    pair(
      "order of secret options",
      {
        extraConfig: [
          { group: "a", name: "x", valueFrom: { name: "s", key: "x" } },
          { group: "b", name: "x", valueFrom: { name: "s", key: "y" } },
        ],
      },
      {
        extraConfig: [
          { group: "b", name: "x", valueFrom: { name: "s", key: "y" } },
          { group: "a", name: "x", valueFrom: { name: "s", key: "x" } },
        ],
      },
    ),
  ],
  different: [
    pair(
      "the case of a value",
      { extraConfig: [{ name: "debug", value: "true" }] },
      { extraConfig: [{ name: "debug", value: "True" }] },
    ),
  ],
};

export const switchesSpellings: Spellings = {
  same: [
    pair("an empty block", {}, { networkingService: {} }),
    pair("a service that does not run", {}, { networkingService: { enabled: false, providerNetworks: [] } }),
    pair(
      "leading zeros and blanks in VLANs",
      idle({ allowedVLANs: ["2", "200-299"] }),
      idle({ allowedVLANs: ["0002", "200 - 0299"] }),
    ),
    pair("order of VLANs", idle({ allowedVLANs: ["100", "200"] }), idle({ allowedVLANs: ["200", "100"] })),
    pair(
      "the default mode written out",
      switches({ providerNetworks: [{ type: "idle", nativeVLAN: 7 }] }),
      switches({ providerNetworks: [{ type: "idle", nativeVLAN: 7, mode: "access", allowedVLANs: [] }] }),
    ),
    pair(
      "order of networks",
      switches({
        providerNetworks: [
          { type: "cleaning", nativeVLAN: 8 },
          { type: "idle", nativeVLAN: 7 },
        ],
      }),
      switches({
        providerNetworks: [
          { type: "idle", nativeVLAN: 7 },
          { type: "cleaning", nativeVLAN: 8 },
        ],
      }),
    ),
  ],
  different: [pair("another VLAN", idle({ allowedVLANs: ["2"] }), idle({ allowedVLANs: ["20"] }))],
};

export const monitoringSpellings: Spellings = {
  same: [
    pair("a disabled block", {}, { prometheusExporter: { enabled: false } }),
    pair(
      "defaults written out",
      { prometheusExporter: { enabled: true } },
      {
        prometheusExporter: {
          enabled: true,
          bindAddress: "0.0.0.0",
          sensorCollectionInterval: 160,
          disableServiceMonitor: false,
          alerts: false,
          dashboard: false,
          labels: {},
        },
      },
    ),
    pair(
      "an IPv6 address in full",
      { prometheusExporter: { enabled: true, bindAddress: "::" } },
      { prometheusExporter: { enabled: true, bindAddress: "0:0:0:0:0:0:0:0" } },
    ),
  ],
  different: [
    pair(
      "another address",
      { prometheusExporter: { enabled: true } },
      { prometheusExporter: { enabled: true, bindAddress: "::" } },
    ),
  ],
};

export const handoverSpellings: Spellings = {
  same: [
    pair(
      "default names written out",
      handover({}),
      handover({ configMapName: "ironic", credentialsSecretName: "ironic-credentials", caSecretName: "ironic-cacert" }),
    ),
    pair(
      "the default namespace written out",
      handover({}),
      handover({ namespace: "baremetal-operator-system", configuration: {}, restart: [] }),
    ),
    pair(
      "a namespace of a Deployment that is the default",
      handover({ namespace: "bmo", restart: [{ name: "a" }] }),
      handover({ namespace: "bmo", restart: [{ name: "a", namespace: "bmo" }] }),
    ),
    pair(
      "order of Deployments",
      handover({ restart: [{ name: "a" }, { name: "b" }] }),
      handover({ restart: [{ name: "b" }, { name: "a" }] }),
    ),
    pair(
      "order of variables",
      handover({ configuration: { A: "1", B: "2" } }),
      handover({ configuration: { B: "2", A: "1" } }),
    ),
  ],
  different: [
    pair("an empty block and none", {}, handover({})),
    pair("another namespace", handover({}), handover({ namespace: "bmo" })),
  ],
};
