// Networking on the real engine: which objects there are, what becomes of their removal, and what is never shown.

import assert from "node:assert/strict";
import { changes, ironicProgram, ironicsProgram, Project, unknownOutput, withoutKeys } from "../support/engine/engine";

const bootNetwork = {
  ipAddress: "192.0.2.10",
  interface: "eno1",
  keepalived: { enabled: true },
  dhcp: { networkCIDR: "192.0.2.0/24", gatewayAddress: "192.0.2.1", leases: {} },
};

const outside = {
  exposure: { type: "LoadBalancer", ipAddress: "192.0.2.80", annotations: { "metallb.io/address-pool": "machines" } },
  ingress: { host: "ironic.example.com" },
  networkPolicy: { allowedCIDRs: ["192.0.2.0/24"] },
};

const kubernetes = (steps: string[]): string[] => steps.filter((step) => step.includes(" kubernetes:"));

describe("networking", () => {
  it("with network boot and a virtual IP makes a claim and a password that nobody sees, and restarts for another", async () => {
    const keepalived = (passwordSecretName: string) => ({ enabled: true, passwordSecretName });
    const program = (passwordSecretName: string) =>
      ironicsProgram({
        ironic: { networking: bootNetwork, ...withoutKeys },
        given: { networking: { ...bootNetwork, keepalived: keepalived(passwordSecretName) }, ...withoutKeys },
      });
    await Project.with(program("one"), async (project) => {
      const up = await project.up();
      assert.ok(up.ok, up.text);
      const made = changes(up);
      assert.ok(made.includes("create kubernetes:core/v1:PersistentVolumeClaim ironic-leases"), made.join("\n"));
      assert.ok(made.includes("create kubernetes:core/v1:Secret ironic-keepalived"), made.join("\n"));
      const secret = Object.entries(project.manifests()).find(([name]) => name.startsWith("Secret/ironic-keepalived"));
      const password = Buffer.from(String((secret?.[1].data as Record<string, string>).password), "base64").toString();
      assert.match(password, /^[A-Za-z0-9]{8}$/);
      const state = JSON.stringify(await project.state());
      assert.ok(!state.includes(password) && !up.text.includes(password), "the password is shown");

      project.write(program("two"));
      const preview = await project.preview();
      const changed = changes(preview);
      assert.deepEqual(
        changed.filter((step) => !step.includes("given")),
        [],
        "and what nobody changed has nothing to do",
      );
      const [step] = preview.steps.filter(({ name }) => name === "given-service");
      const causes = step?.changed.filter((path) => path.includes("restart-")) ?? [];
      assert.deepEqual(
        causes.map((path) => /restart-([a-z-]+)/.exec(path)?.[1]),
        ["keepalived-password"],
      );
    });
  });

  it("in the pod network makes what machines come in by, knows it at the first preview, and removes it again", async () => {
    const outputs = { url: "${ironic.externalEndpoint}", level: "${ironic.podSecurityLevel}" };
    const tls = { certificateName: "ironic-cert" };
    await Project.with(ironicProgram({ networking: outside, tls }, { outputs }), async (project) => {
      const preview = await project.preview();
      assert.ok(preview.ok, preview.text);
      assert.deepEqual(previewed(preview.outputs), { url: "https://ironic.example.com", level: "restricted" });
      const up = await project.up();
      assert.deepEqual(
        kubernetes(changes(up)).filter((step) => !/Secret|Deployment|Service ironic$/.test(step)),
        [
          "create kubernetes:core/v1:Service ironic-external",
          "create kubernetes:networking.k8s.io/v1:Ingress ironic-ingress",
          "create kubernetes:networking.k8s.io/v1:NetworkPolicy ironic-network-policy",
        ],
      );
      const service = project.manifests()["Service/ironic-external"];
      assert.deepEqual((service?.spec as { loadBalancerIP?: string }).loadBalancerIP, "192.0.2.80");
      project.write(ironicProgram({ networking: { disableHostNetwork: true, externalIP: "192.0.2.80" }, tls }));
      const removal = await project.up();
      assert.ok(removal.ok, removal.text);
      for (const gone of ["Service/ironic-external", "Ingress/ironic", "NetworkPolicy/ironic"]) {
        assert.ok(
          !(gone in project.manifests()),
          `${gone} is still there (trap 7.9: the peer leaves its Ingress behind)`,
        );
      }
    });
  });

  it("behind a Gateway makes its routes, which it leaves none of, and takes other authorities without a gap", async () => {
    const networking = { disableHostNetwork: true, gateway: { host: "ironic.example.com", gatewayName: "public" } };
    const outputs = { url: "${ironic.externalEndpoint}" };
    await Project.with(ironicProgram({ networking }, { outputs }), async (project) => {
      assert.deepEqual(previewed((await project.preview()).outputs), { url: "https://ironic.example.com" });
      const up = await project.up();
      assert.ok(up.ok, up.text);
      assert.deepEqual(
        kubernetes(changes(up)).filter((step) => /gateway|Ingress/.test(step)),
        [
          "create kubernetes:core/v1:ConfigMap ironic-gateway-ca",
          "create kubernetes:gateway.networking.k8s.io/v1:BackendTLSPolicy ironic-api-tls",
          "create kubernetes:gateway.networking.k8s.io/v1:BackendTLSPolicy ironic-media-tls",
          "create kubernetes:gateway.networking.k8s.io/v1:HTTPRoute ironic-route",
        ],
      );
      assert.equal(certificatesOf(project), 1);
      project.write(ironicProgram({ networking, tls: { trustedCAGenerations: [2] } }));
      const rotation = await project.up();
      assert.ok(rotation.ok, rotation.text);
      assert.deepEqual(
        rotation.steps
          .filter(({ op, type, name }) => op !== "same" && (type.includes("gateway.") || name === "ironic-gateway-ca"))
          .map(({ op, name }) => (name === "ironic-gateway-ca" ? op : `${op} policy`)),
        ["create-replacement", "replace", "update policy", "update policy", "delete-replaced"],
      );
      assert.equal(certificatesOf(project), 2);
      project.write(ironicProgram({ networking: { disableHostNetwork: true, externalIP: "192.0.2.80" } }));
      assert.ok((await project.up()).ok);
      const left = Object.keys(project.manifests()).filter((name) => /^(HTTPRoute|BackendTLS)|gateway-ca/.test(name));
      assert.deepEqual(left, []);
    });
  });
});

/** How many authorities the Gateway trusts: both policies name the one ConfigMap that has them. */
function certificatesOf(project: Project): number {
  const manifests = project.manifests();
  const names = ["ironic-api-tls", "ironic-media-tls"].map((policy) => {
    const { validation } = manifests[`BackendTLSPolicy/${policy}`]?.spec as {
      validation: { caCertificateRefs: [{ name: string }] };
    };
    return validation.caCertificateRefs[0].name;
  });
  assert.equal(new Set(names).size, 1, names.join());
  const data = manifests[`ConfigMap/${names[0]}`]?.data as Record<string, string> | undefined;
  return (data?.["ca.crt"] ?? "").split("BEGIN CERTIFICATE").length - 1;
}

function previewed(outputs: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  assert.ok(!Object.values(outputs).includes(unknownOutput), "an output is not known at preview");
  return outputs;
}
