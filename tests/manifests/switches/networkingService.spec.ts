// The pod of the service that sets switches, and its Service.

import { expect } from "chai";
import {
  networkingDeployment,
  networkingRestartCauses,
  networkingServiceObject,
} from "../../../provider/manifests/switches/networkingService";
import type { IronicArgs } from "../../../provider/schema/types";
import { planOf } from "../../support/rendering/planning";
import { envOf, mountsOf } from "../../support/rendering/pods";
import { podObjectsOf } from "../../support/rendering/rendering";
import { required, variant } from "../../support/assertions/required";

function made(args: IronicArgs = {}) {
  const plan = planOf({ ...args, networkingService: { enabled: true, ...args.networkingService } });
  const service = required(plan.networkingService);
  const { tls, rpc } = podObjectsOf(plan);
  const objects = { tls, rpc: required(rpc) };
  return {
    deployment: networkingDeployment(plan, service, objects, {}),
    object: networkingServiceObject(plan),
    causes: networkingRestartCauses(plan, service, objects),
  };
}

describe("the networking service", () => {
  it("is found by its Service", () => {
    const { deployment, object } = made();
    expect(object.spec.selector).to.deep.equal(deployment.spec.selector.matchLabels);
    const { labels } = deployment.spec.template.metadata;
    for (const [key, value] of Object.entries(object.spec.selector)) {
      expect(labels[key]).to.equal(value);
    }
    const [container] = deployment.spec.template.spec.containers;
    expect(object.spec.ports.map(({ targetPort }) => targetPort)).to.deep.equal(
      container?.ports?.map(({ name }) => name),
    );
    expect(object.metadata.name).to.equal("ironic-networking-service");
  });

  it("is called by the name that its certificate covers", () => {
    const args = { networkingService: { enabled: true } };
    const host = "ironic-networking-service.baremetal-operator-system.svc";
    expect(envOf("ironic", args)).to.include(`IRONIC_NETWORKING_JSON_RPC_HOST=${host}`);
    const tls = variant(planOf(args).tls, "kind", "generated");
    expect(tls.dnsNames).to.include(host);
  });

  it("trusts the CAs that Ironic trusts, and has its own credential instead of the API's", () => {
    const mounts = made().deployment.spec.template.spec.containers[0]?.volumeMounts.map(({ mountPath }) => mountPath);
    for (const path of ["/auth/ironic-rpc", "/certs/ironic", "/certs/ca/ironic"]) {
      expect(mounts, path).to.include(path);
    }
    expect(mounts).not.to.include("/auth/ironic");
    expect(mountsOf("ironic", { networkingService: { enabled: true } })).to.include(
      "ironic-rpc-auth:/auth/ironic-rpc:ro",
    );
    expect(mountsOf("ironic").filter((mount) => mount.includes("ironic-rpc"))).to.deep.equal([]);
  });

  it("has no certificate without TLS", () => {
    const { spec } = made({ tls: { mode: "off" } }).deployment.spec.template;
    expect(JSON.stringify(spec.volumes)).not.to.include("cert-ironic");
    expect(JSON.stringify(spec.containers[0]?.volumeMounts)).not.to.include("/certs");
  });

  it("runs in the pod network, within Pod Security restricted", () => {
    const { spec } = made().deployment.spec.template;
    expect([spec.hostNetwork, spec.automountServiceAccountToken]).to.deep.equal([undefined, false]);
    expect(spec.containers[0]?.ports?.[0]?.hostPort).to.equal(undefined);
  });

  it("reads Secrets of the user's own", () => {
    const networkingService = { enabled: true, switchConfigSecretName: "a", switchCredentialsSecretName: "b" };
    const { volumes } = made({ networkingService }).deployment.spec.template.spec;
    const secretName = (name: string) =>
      (volumes.find((volume) => volume.name === name) as { secret: { secretName: string } }).secret.secretName;
    expect([secretName("switch-config"), secretName("switch-credentials")]).to.deep.equal(["a", "b"]);
  });

  it("restarts for its own causes, and not for those of Ironic", () => {
    expect(Object.keys(made().causes).sort()).to.deep.equal(["config", "image", "rpc-credentials", "tls"]);
    expect(made({ networking: { apiPort: 7000 } }).causes).to.deep.equal(made().causes);
  });

  it("may leave certificates unverified without high availability", () => {
    const args = { tls: { insecureRPC: true }, networkingService: { enabled: true } };
    expect(envOf("ironic", args)).to.include("OS_IRONIC_NETWORKING_JSON_RPC__INSECURE=true");
  });
});
