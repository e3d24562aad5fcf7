// Networking on the real engine: which objects there are, what becomes of their removal, and what is never shown.

import { expect } from "chai";
import { changes, ironicProgram, ironicsProgram, Project, unknownOutput, withoutKeys } from "../support/engine/engine";

const bootNetwork = {
  ipAddress: "192.0.2.10",
  interface: "eno1",
  keepalived: { enabled: true },
  dhcp: { networkCIDR: "192.0.2.0/24", gatewayAddress: "192.0.2.1", leases: {} },
};

const outside = {
  exposure: {
    type: "LoadBalancer",
    ipAddress: "192.0.2.80",
    annotations: { "metallb.io/address-pool": "provisioning" },
  },
  ingress: { host: "ironic.example.com" },
  networkPolicy: { allowedCIDRs: ["192.0.2.0/24"] },
};

const kubernetes = (steps: string[]): string[] => steps.filter((step) => step.includes(" kubernetes:"));

describe("networking", () => {
  it("with network boot and a virtual IP creates a claim and a hidden password, and restarts when the password changes", async () => {
    const keepalived = (passwordSecretName: string) => ({ enabled: true, passwordSecretName });
    const program = (passwordSecretName: string) =>
      ironicsProgram({
        ironic: { networking: bootNetwork, ...withoutKeys },
        given: { networking: { ...bootNetwork, keepalived: keepalived(passwordSecretName) }, ...withoutKeys },
      });
    await Project.with(program("one"), async (project) => {
      const up = await project.up();
      expect(up.ok, up.text).to.equal(true);
      const made = changes(up);
      expect(made).to.include("create kubernetes:core/v1:PersistentVolumeClaim ironic-leases");
      expect(made).to.include("create kubernetes:core/v1:Secret ironic-keepalived");
      const secret = Object.entries(project.manifests()).find(([name]) => name.startsWith("Secret/ironic-keepalived"));
      const password = Buffer.from(String((secret?.[1].data as Record<string, string>).password), "base64").toString();
      expect(password).to.match(/^[A-Za-z0-9]{8}$/);
      const state = JSON.stringify(await project.state());
      expect(state, "the password is shown").not.to.include(password);
      expect(up.text, "the password is shown").not.to.include(password);

      project.write(program("two"));
      const preview = await project.preview();
      const changed = changes(preview);
      expect(
        changed.filter((step) => !step.includes("given")),
        "and what nobody changed has nothing to do",
      ).to.deep.equal([]);
      const [step] = preview.steps.filter(({ name }) => name === "given-service");
      const causes = step?.changed.filter((path) => path.includes("restart-")) ?? [];
      expect(causes.map((path) => /restart-([a-z-]+)/.exec(path)?.[1])).to.deep.equal(["keepalived-password"]);
    });
  });

  it("in the pod network makes what hosts connect to, knows it at the first preview, and removes it again", async () => {
    const outputs = { url: "${ironic.externalEndpoint}", level: "${ironic.podSecurityLevel}" };
    const tls = { certificateName: "ironic-cert" };
    await Project.with(ironicProgram({ networking: outside, tls }, { outputs }), async (project) => {
      const preview = await project.preview();
      expect(preview.ok, preview.text).to.equal(true);
      expect(previewed(preview.outputs)).to.deep.equal({ url: "https://ironic.example.com", level: "restricted" });
      const up = await project.up();
      expect(kubernetes(changes(up)).filter((step) => !/Secret|Deployment|Service ironic$/.test(step))).to.deep.equal([
        "create kubernetes:core/v1:Service ironic-external",
        "create kubernetes:networking.k8s.io/v1:Ingress ironic-ingress",
        "create kubernetes:networking.k8s.io/v1:NetworkPolicy ironic-network-policy",
      ]);
      const service = project.manifests()["Service/ironic-external"];
      expect((service?.spec as { loadBalancerIP?: string }).loadBalancerIP).to.equal("192.0.2.80");
      project.write(ironicProgram({ networking: { disableHostNetwork: true, externalIP: "192.0.2.80" }, tls }));
      const removal = await project.up();
      expect(removal.ok, removal.text).to.equal(true);
      for (const gone of ["Service/ironic-external", "Ingress/ironic", "NetworkPolicy/ironic"]) {
        expect(
          project.manifests(),
          `${gone} is still there (the operator leaves its Ingress behind)`,
        ).not.to.have.property(gone);
      }
    });
  });

  it("behind a Gateway makes its routes, removes all of them again, and changes CA certificates without a gap", async () => {
    const networking = { disableHostNetwork: true, gateway: { host: "ironic.example.com", gatewayName: "public" } };
    const outputs = { url: "${ironic.externalEndpoint}" };
    await Project.with(ironicProgram({ networking }, { outputs }), async (project) => {
      expect(previewed((await project.preview()).outputs)).to.deep.equal({ url: "https://ironic.example.com" });
      const up = await project.up();
      expect(up.ok, up.text).to.equal(true);
      expect(kubernetes(changes(up)).filter((step) => /gateway|Ingress/.test(step))).to.deep.equal([
        "create kubernetes:core/v1:ConfigMap ironic-gateway-ca",
        "create kubernetes:gateway.networking.k8s.io/v1:BackendTLSPolicy ironic-api-tls",
        "create kubernetes:gateway.networking.k8s.io/v1:BackendTLSPolicy ironic-media-tls",
        "create kubernetes:gateway.networking.k8s.io/v1:HTTPRoute ironic-route",
      ]);
      expect(certificatesOf(project)).to.equal(1);
      project.write(ironicProgram({ networking, tls: { trustedCAGenerations: [2] } }));
      const rotation = await project.up();
      expect(rotation.ok, rotation.text).to.equal(true);
      expect(
        rotation.steps
          .filter(({ op, type, name }) => op !== "same" && (type.includes("gateway.") || name === "ironic-gateway-ca"))
          .map(({ op, name }) => (name === "ironic-gateway-ca" ? op : `${op} policy`)),
      ).to.deep.equal(["create-replacement", "replace", "update policy", "update policy", "delete-replaced"]);
      expect(certificatesOf(project)).to.equal(2);
      project.write(ironicProgram({ networking: { disableHostNetwork: true, externalIP: "192.0.2.80" } }));
      expect((await project.up()).ok).to.equal(true);
      const left = Object.keys(project.manifests()).filter((name) => /^(HTTPRoute|BackendTLS)|gateway-ca/.test(name));
      expect(left).to.deep.equal([]);
    });
  });
});

/** How many CA certificates the Gateway trusts: both policies name the one ConfigMap that holds them. */
function certificatesOf(project: Project): number {
  const manifests = project.manifests();
  const names = ["ironic-api-tls", "ironic-media-tls"].map((policy) => {
    const { validation } = manifests[`BackendTLSPolicy/${policy}`]?.spec as {
      validation: { caCertificateRefs: [{ name: string }] };
    };
    return validation.caCertificateRefs[0].name;
  });
  expect(new Set(names).size, names.join()).to.equal(1);
  const data = manifests[`ConfigMap/${names[0]}`]?.data as Record<string, string> | undefined;
  return (data?.["ca.crt"] ?? "").split("BEGIN CERTIFICATE").length - 1;
}

function previewed(outputs: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  expect(Object.values(outputs), "an output is not known at preview").not.to.include(unknownOutput);
  return outputs;
}
