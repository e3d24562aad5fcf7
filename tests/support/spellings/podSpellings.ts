// Spellings of images, placement, resources and overrides.

import { pair, type Spellings } from "./spelling";

export const podSpellings: Spellings = {
  same: [
    pair(
      "empty placement",
      {},
      { nodeSelector: {}, tolerations: [], affinity: {}, topologySpreadConstraints: [], resources: {} },
    ),
    pair(
      "empty images and overrides",
      {},
      {
        images: { pullSecrets: [] },
        overrides: {
          labels: {},
          annotations: {},
          containers: [],
          initContainers: [],
          volumes: [],
          agentImages: [],
          httpdLivenessProbe: {},
        },
      },
    ),
    pair(
      "default images written out",
      {},
      {
        images: { ironic: "quay.io/metal3-io/ironic:release-38.0", keepalived: "quay.io/metal3-io/keepalived:latest" },
      },
    ),
    pair(
      "an image that the registry implies",
      { images: { registry: "m.example" } },
      { images: { registry: "m.example", ironic: "m.example/metal3-io/ironic:release-38.0" } },
    ),
    pair("order of pull secrets", { images: { pullSecrets: ["a", "b"] } }, { images: { pullSecrets: ["b", "a"] } }),
    pair(
      "default resources written out",
      {},
      { resources: { ironic: { requests: { cpu: "0.05", memory: "512000Ki" } } } },
    ),
    pair(
      "empty limits written out",
      {},
      { resources: { httpd: { requests: { memory: "100Mi", cpu: "20m" }, limits: {} } } },
    ),
    pair(
      "1Gi and 1024Mi",
      { resources: { ironic: { limits: { memory: "1Gi" } } } },
      { resources: { ironic: { limits: { memory: "1024Mi" } } } },
    ),
    pair(
      "1 and 1000m",
      { resources: { ironic: { limits: { cpu: "1" } } } },
      { resources: { ironic: { limits: { cpu: "1000m" } } } },
    ),
    pair(
      "1.5 and 1500m",
      { resources: { ironic: { limits: { cpu: "1500m" } } } },
      { resources: { ironic: { limits: { cpu: "1.50" } } } },
    ),
    pair(
      "128M and 128e6",
      { resources: { ironic: { limits: { memory: "128M" } } } },
      { resources: { ironic: { limits: { memory: "128e6" } } } },
    ),
    pair(
      "order of tolerations",
      {
        tolerations: [
          { key: "a", operator: "Exists" },
          { key: "b", value: "c" },
        ],
      },
      {
        tolerations: [
          { key: "b", operator: "Equal", value: "c" },
          { key: "a", operator: "Exists", value: "", effect: "" },
        ],
      },
    ),
    pair(
      "quantities of containers in overrides",
      { overrides: { containers: [{ name: "a", image: "x", resources: { limits: { memory: "1Gi", cpu: "1" } } }] } },
      { overrides: { containers: [{ name: "a", image: "x", resources: { limits: { memory: "1024Mi", cpu: 1 } } }] } },
    ),
    pair(
      "the size of a volume in overrides",
      { overrides: { volumes: [{ name: "a", emptyDir: { sizeLimit: "1Gi" } }] } },
      { overrides: { volumes: [{ name: "a", emptyDir: { sizeLimit: "1024Mi" } }] } },
    ),
  ],
  different: [
    pair(
      "another order of containers",
      {
        overrides: {
          containers: [
            { name: "a", image: "x" },
            { name: "b", image: "x" },
          ],
        },
      },
      {
        overrides: {
          containers: [
            { name: "b", image: "x" },
            { name: "a", image: "x" },
          ],
        },
      },
    ),
    pair("no requests at all", {}, { resources: { ironic: {} } }),
    pair(
      "1G and 1Gi",
      { resources: { ironic: { limits: { memory: "1G" } } } },
      { resources: { ironic: { limits: { memory: "1Gi" } } } },
    ),
    pair("an empty label and none", {}, { nodeSelector: { a: "" } }),
    pair(
      "the case of an image",
      { images: { ironic: "registry.example/ironic:a" } },
      { images: { ironic: "registry.example/ironic:A" } },
    ),
  ],
};
