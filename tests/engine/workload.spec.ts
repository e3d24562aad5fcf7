// The whole workload on the real engine: every group of inputs at once, and single changes with their restarts.

import { expect } from "chai";
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
const withoutOldCa = { ...rotated, tls: { ...everything.tls, trustedCAGenerations: [] } };

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
    expect(first.ok, first.text).to.equal(true);
  });

  after(() => project.remove());

  it("is made, and then there is nothing to do; no secret is printed or stored in clear", async () => {
    const second = await project.preview();
    expect(changes(second), second.text).to.deep.equal([]);
    expect(first.text).not.to.include(hidden);
    expect(JSON.stringify(await project.state())).not.to.include(hidden);
    const kinds = Object.keys(project.manifests()).map((key) => key.split("/")[0]);
    for (const kind of ["ServiceMonitor", "PrometheusRule", "PersistentVolumeClaim", "ConfigMap", "Deployment"]) {
      expect(kinds, kind).to.include(kind);
    }
    const pod = JSON.stringify(project.manifests()["Deployment/ironic-service"]);
    expect(pod).to.include('"tty":true');
    expect(pod).not.to.include(hidden);
  });

  it("the checksum for the baremetal-operator changes with the password and with the CA certificates", async () => {
    const checksums: string[] = [];
    const expectHandedOver = async (caBundles: number) => {
      const { handover, ca } = (await project.outputs()) as { handover: { checksum: string }; ca: string };
      checksums.push(handover.checksum);
      expect(ca.split("BEGIN CERTIFICATE").length - 1, "CA certificates in the bundle").to.equal(caBundles);
      const secret = project.manifests()["Secret/ironic-cacert"] as unknown as { data: Record<string, string> };
      expect(Buffer.from(secret.data["tls.crt"] ?? "", "base64").toString()).to.equal(ca);
      const login = project.manifests()["Secret/ironic-credentials"] as unknown as { data: Record<string, string> };
      expect(Object.keys(login.data).sort(), "the keys that are read").to.deep.equal(["password", "username"]);
    };
    await expectHandedOver(2);
    for (const [properties, caBundles] of [
      [rotated, 2],
      [withoutOldCa, 1],
    ] as const) {
      project.write(ironicProgram(properties, { outputs }));
      const up = await project.up();
      expect(up.ok, up.text).to.equal(true);
      await expectHandedOver(caBundles);
    }
    expect(new Set(checksums).size, checksums.join()).to.equal(3);
  });

  it("turns the networking service off again, with what belongs to it", async () => {
    expect(project.manifests()).to.have.property("Secret/ironic-switch-config");
    project.write(ironicProgram({ ...withoutOldCa, networkingService: { enabled: false } }));
    const off = await project.up();
    expect(off.ok, off.text).to.equal(true);
    expect(Object.keys(project.manifests()).filter((key) => /networking|switch|rpc/.test(key))).to.deep.equal([]);
    expect(causes(off)).to.deep.equal(["config", "rpc-credentials", "tls"]);
  });
});

describe("parts of the workload", () => {
  it("other trusted CA certificates restart the pod for that cause, those of BMCs do not", async () => {
    const program = (trusted: string, bmc: string) =>
      ironicProgram({ tls: { mode: "off", trustedCA: { pem: pem(trusted) }, bmcCA: { pem: pem(bmc) } } });
    await Project.with(program("one", "one"), async (project) => {
      expect((await project.up()).ok).to.equal(true);
      project.write(program("one", "two"));
      const bmc = await project.preview();
      expect(
        changes(bmc).some((line) => line.endsWith("ironic-bmc-ca")),
        bmc.text,
      ).to.equal(true);
      expect(
        changes(bmc).filter((line) => line.includes("Deployment")),
        bmc.text,
      ).to.deep.equal([]);
      project.write(program("two", "one"));
      const trusted = await project.up();
      expect(causes(trusted), trusted.text).to.deep.equal(["trusted-ca"]);
    });
  });

  it("asks cert-manager for the certificate, and has the pod read it", async () => {
    await Project.with(ironicProgram({ tls: { issuerRef: { name: "site" } } }), async (project) => {
      const up = await project.up();
      expect(up.ok, up.text).to.equal(true);
      const certificate = project.manifests()["Certificate/ironic-tls"] as unknown as { spec: { dnsNames: string[] } };
      expect(certificate.spec.dnsNames).to.include("ironic.baremetal-operator-system.svc");
      expect(JSON.stringify(project.manifests()["Deployment/ironic-service"])).to.include('"secretName":"ironic-tls"');
    });
  });
});
