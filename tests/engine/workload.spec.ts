// The whole workload on the real engine: every group of inputs at once, and single changes with their restarts.

import assert from "node:assert/strict";
import { changes, ironicProgram, Project, type Result } from "../support/engine/engine";

const pem = (name: string): string => `-----BEGIN CERTIFICATE-----\n${name}\n-----END CERTIFICATE-----\n`;
const hidden = "hunter2hunter2";

const everything = {
  credentials: { rotation: "a" },
  deployRamdisk: {
    baseURL: "https://mirror.example.com/ipa",
    checksum: "a".repeat(64),
    httpsProxy: "http://proxy.example.com:3128",
    mirrorCA: { pem: pem("mirror") },
  },
  inspection: { collectors: ["default", "logs"], vlanInterfaces: ["eth0.100"] },
  tls: { trustedCAGenerations: [2], bmcCA: { pem: pem("bmc") }, trustedCA: { pem: pem("trusted") } },
  extraConfig: [
    { group: "conductor", name: "automated_clean", value: "false" },
    { group: "swift", name: "password", secretValue: hidden },
    { group: "inventory", name: "token", valueFrom: { name: "inventory", key: "token" } },
  ],
  networkingService: { enabled: true, providerNetworks: [{ type: "idle", nativeVLAN: 7 }] },
  prometheusExporter: { enabled: true, alerts: true, dashboard: true, labels: { release: "prometheus" } },
  storage: { size: "20Gi", storageClassName: "fast" },
  bareMetalOperator: { configuration: { PROVISIONING_LIMIT: "40" } },
  overrides: {
    labels: { team: "metal" },
    containers: [{ name: "watcher", image: "registry.example.com/watcher:1", args: ["--quiet"], tty: true }],
    volumes: [{ name: "scratch", emptyDir: {} }],
  },
};

const rotated = { ...everything, credentials: { rotation: "b" } };
const withoutOldAuthority = { ...rotated, tls: { ...everything.tls, trustedCAGenerations: [] } };

/** Causes of a restart that an update of a Deployment shows. */
function causes({ steps }: Result, name = "ironic-service"): string[] {
  const step = steps.find((candidate) => candidate.op === "update" && candidate.name === name);
  return (step?.changed ?? []).flatMap((path) => /restart-([a-z-]+)/.exec(path)?.[1] ?? []).sort();
}

describe("the whole workload", () => {
  const outputs = { handover: "${ironic.bareMetalOperator}", ca: "${ironic.caCertificate}" };
  /** Its tests change it one after another. */
  let project: Project;
  let first: Result;

  before(async () => {
    project = await Project.create(ironicProgram(everything, { outputs }));
    first = await project.up();
    assert.ok(first.ok, first.text);
  });

  after(() => project.remove());

  it("is made, and then there is nothing to do; no secret is printed or stored in clear", async () => {
    const second = await project.preview();
    assert.deepEqual(changes(second), [], second.text);
    assert.ok(!first.text.includes(hidden));
    assert.ok(!JSON.stringify(await project.state()).includes(hidden));
    const kinds = Object.keys(project.manifests()).map((key) => key.split("/")[0]);
    for (const kind of ["ServiceMonitor", "PrometheusRule", "PersistentVolumeClaim", "ConfigMap", "Deployment"]) {
      assert.ok(kinds.includes(kind), kind);
    }
    const pod = JSON.stringify(project.manifests()["Deployment/ironic-service"]);
    assert.ok(pod.includes('"tty":true') && !pod.includes(hidden));
  });

  it("trap 7.17: the checksum for the baremetal-operator changes with the password and with the authorities", async () => {
    const checksums: string[] = [];
    const assertHandedOver = async (caBundles: number) => {
      const { handover, ca } = (await project.outputs()) as { handover: { checksum: string }; ca: string };
      checksums.push(handover.checksum);
      assert.equal(ca.split("BEGIN CERTIFICATE").length - 1, caBundles, "authorities in the bundle");
      const secret = project.manifests()["Secret/ironic-cacert"] as unknown as { data: Record<string, string> };
      assert.equal(Buffer.from(secret.data["tls.crt"] ?? "", "base64").toString(), ca);
      const login = project.manifests()["Secret/ironic-credentials"] as unknown as { data: Record<string, string> };
      assert.deepEqual(Object.keys(login.data).sort(), ["password", "username"], "trap 7.14: the keys that are read");
    };
    await assertHandedOver(2);
    for (const [properties, caBundles] of [
      [rotated, 2],
      [withoutOldAuthority, 1],
    ] as const) {
      project.write(ironicProgram(properties, { outputs }));
      const up = await project.up();
      assert.ok(up.ok, up.text);
      await assertHandedOver(caBundles);
    }
    assert.equal(new Set(checksums).size, 3, checksums.join());
  });

  it("turns the networking service off again, with what belongs to it", async () => {
    assert.ok("Secret/ironic-switch-config" in project.manifests());
    project.write(ironicProgram({ ...withoutOldAuthority, networkingService: { enabled: false } }));
    const off = await project.up();
    assert.ok(off.ok, off.text);
    assert.deepEqual(
      Object.keys(project.manifests()).filter((key) => /networking|switch|rpc/.test(key)),
      [],
    );
    assert.deepEqual(causes(off), ["config", "rpc-credentials", "tls"]);
  });
});

describe("parts of the workload", () => {
  it("trap 7.4: other trusted authorities restart the pod for that cause, those of BMCs do not", async () => {
    const program = (trusted: string, bmc: string) =>
      ironicProgram({ tls: { mode: "off", trustedCA: { pem: pem(trusted) }, bmcCA: { pem: pem(bmc) } } });
    await Project.with(program("one", "one"), async (project) => {
      assert.ok((await project.up()).ok);
      project.write(program("one", "two"));
      const bmc = await project.preview();
      assert.ok(
        changes(bmc).some((line) => line.endsWith("ironic-bmc-ca")),
        bmc.text,
      );
      assert.ok(!changes(bmc).some((line) => line.includes("Deployment")), bmc.text);
      project.write(program("two", "one"));
      const trusted = await project.up();
      assert.deepEqual(causes(trusted), ["trusted-ca"], trusted.text);
    });
  });

  it("asks cert-manager for the certificate, and has the pod read it", async () => {
    await Project.with(ironicProgram({ tls: { issuerRef: { name: "site" } } }), async (project) => {
      const up = await project.up();
      assert.ok(up.ok, up.text);
      const certificate = project.manifests()["Certificate/ironic-tls"] as unknown as { spec: { dnsNames: string[] } };
      assert.ok(certificate.spec.dnsNames.includes("ironic.baremetal-operator-system.svc"));
      assert.ok(JSON.stringify(project.manifests()["Deployment/ironic-service"]).includes('"secretName":"ironic-tls"'));
    });
  });
});
