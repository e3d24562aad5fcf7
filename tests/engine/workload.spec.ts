// The whole workload on the real engine: every group of inputs at once is made, and then there is nothing to do.

import assert from "node:assert/strict";
import { changes, ironicProgram, Project } from "../support/engine";

export const everything = {
  deployRamdisk: {
    baseURL: "https://mirror.example.com/ipa",
    flavor: "centos9",
    checksum: "a".repeat(64),
    retries: 3,
    httpsProxy: "http://proxy.example.com:3128",
    mirrorCA: { pem: "-----BEGIN CERTIFICATE-----\nmirror\n-----END CERTIFICATE-----" },
  },
  inspection: { collectors: ["default", "logs"], vlanInterfaces: ["eth0.100"] },
  tls: {
    caGeneration: 1,
    trustedCAGenerations: [2],
    bmcCA: { pem: "-----BEGIN CERTIFICATE-----\nbmc\n-----END CERTIFICATE-----" },
    trustedCA: { pem: "-----BEGIN CERTIFICATE-----\ntrusted\n-----END CERTIFICATE-----" },
  },
  extraConfig: [
    { group: "conductor", name: "automated_clean", value: "false" },
    { group: "swift", name: "password", secretValue: "hunter2hunter2" },
    { group: "inventory", name: "token", valueFrom: { name: "inventory", key: "token" } },
  ],
  networkingService: { enabled: true, providerNetworks: [{ type: "idle", nativeVLAN: 7 }] },
  prometheusExporter: { enabled: true, alerts: true, dashboard: true, labels: { release: "prometheus" } },
  storage: { size: "20Gi", storageClassName: "fast" },
  bareMetalOperator: { configuration: { PROVISIONING_LIMIT: "40" } },
  overrides: {
    labels: { team: "metal" },
    containers: [
      {
        name: "httpd",
        env: [{ name: "IRONIC_HTTPD_LOGLEVEL", value: "warn" }],
        lifecycle: { preStop: { sleep: { seconds: 3 } } },
      },
      {
        name: "watcher",
        image: "registry.example.com/watcher:1",
        args: ["--quiet"],
        resources: { limits: { cpu: "1" } },
      },
    ],
    volumes: [{ name: "scratch", emptyDir: {} }],
  },
};

describe("the whole workload", () => {
  it("is made, and then there is nothing to do", async () => {
    await Project.with(ironicProgram(everything), async (project) => {
      const up = await project.up();
      assert.ok(up.ok, up.text);
      const second = await project.preview();
      assert.deepEqual(changes(second), [], second.text);
      if (process.env.SHOW) {
        console.log(JSON.stringify(project.manifests(), null, 1));
        console.log(JSON.stringify(await project.outputs(), null, 1));
      }
    });
  });
});
