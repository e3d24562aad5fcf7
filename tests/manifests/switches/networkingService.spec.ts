// The pod of the service that sets switches, and its Service.

import assert from "node:assert/strict";
import { networkingDeployment, networkingRestartCauses, networkingServiceObject } from "../../../provider/manifests/switches/networkingService";
import type { IronicArgs } from "../../../provider/schema/types";
import { planOf } from "../../support/rendering/planning";
import { envOf, mountsOf } from "../../support/rendering/pods";
import { podObjectsOf } from "../../support/rendering/rendering";

function made(args: IronicArgs = {}) {
  const plan = planOf({ ...args, networkingService: { enabled: true, ...args.networkingService } });
  const service = plan.networkingService;
  assert.ok(service !== undefined);
  const { tls, rpc } = podObjectsOf(plan);
  assert.ok(rpc !== undefined);
  const objects = { tls, rpc };
  return {
    deployment: networkingDeployment(plan, service, objects, {}),
    object: networkingServiceObject(plan),
    causes: networkingRestartCauses(plan, service, objects),
  };
}

describe("the networking service", () => {
  it("is found by its Service", () => {
    const { deployment, object } = made();
    assert.deepEqual(object.spec.selector, deployment.spec.selector.matchLabels);
    const { labels } = deployment.spec.template.metadata;
    for (const [key, value] of Object.entries(object.spec.selector)) {
      assert.equal(labels[key], value);
    }
    const [container] = deployment.spec.template.spec.containers;
    assert.deepEqual(
      object.spec.ports.map(({ targetPort }) => targetPort),
      container?.ports?.map(({ name }) => name),
    );
    assert.equal(object.metadata.name, "ironic-networking-service");
  });

  it("is called by the name that its certificate covers", () => {
    const args = { networkingService: { enabled: true } };
    const host = "ironic-networking-service.baremetal-operator-system.svc";
    assert.ok(envOf("ironic", args).includes(`IRONIC_NETWORKING_JSON_RPC_HOST=${host}`));
    const { tls } = planOf(args);
    assert.ok(tls.kind === "generated" && (tls.dnsNames as string[]).includes(host));
  });

  it("trusts whom Ironic trusts, and has a credential of its own, not that of the API", () => {
    const mounts = made().deployment.spec.template.spec.containers[0]?.volumeMounts.map(({ mountPath }) => mountPath);
    for (const path of ["/auth/ironic-rpc", "/certs/ironic", "/certs/ca/ironic"]) {
      assert.ok(mounts?.includes(path), path);
    }
    assert.ok(!mounts?.includes("/auth/ironic"));
    assert.ok(mountsOf("ironic", { networkingService: { enabled: true } }).includes("ironic-rpc-auth:/auth/ironic-rpc:ro"));
    assert.ok(!mountsOf("ironic").some((mount) => mount.includes("ironic-rpc")));
  });

  it("has no certificate without TLS", () => {
    const { spec } = made({ tls: { mode: "off" } }).deployment.spec.template;
    assert.ok(!JSON.stringify(spec.volumes).includes("cert-ironic"));
    assert.ok(!JSON.stringify(spec.containers[0]?.volumeMounts).includes("/certs"));
  });

  it("runs in the pod network, within Pod Security restricted", () => {
    const { spec } = made().deployment.spec.template;
    assert.deepEqual([spec.hostNetwork, spec.automountServiceAccountToken], [undefined, false]);
    assert.equal(spec.containers[0]?.ports?.[0]?.hostPort, undefined);
  });

  it("reads Secrets of the user's own", () => {
    const networkingService = { enabled: true, switchConfigSecretName: "a", switchCredentialsSecretName: "b" };
    const { volumes } = made({ networkingService }).deployment.spec.template.spec;
    const secretName = (name: string) =>
      (volumes.find((volume) => volume.name === name) as { secret: { secretName: string } }).secret.secretName;
    assert.deepEqual([secretName("switch-config"), secretName("switch-credentials")], ["a", "b"]);
  });

  it("restarts for causes of its own, and not for what concerns Ironic alone", () => {
    assert.deepEqual(Object.keys(made().causes).sort(), ["config", "image", "rpc-credentials", "tls"]);
    assert.deepEqual(made({ networking: { apiPort: 7000 } }).causes, made().causes);
  });

  it("trap j.10: may leave certificates unverified without high availability", () => {
    const args = { tls: { insecureRPC: true }, networkingService: { enabled: true } };
    assert.ok(envOf("ironic", args).includes("OS_IRONIC_NETWORKING_JSON_RPC__INSECURE=true"));
  });
});
