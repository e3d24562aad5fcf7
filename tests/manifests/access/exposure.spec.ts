// The Service for machines outside the cluster.

import { expect } from "chai";
import { exposureService } from "../../../provider/manifests/access/exposure";
import type { Exposure, IronicArgs, Tls } from "../../../provider/schema/types";
import { planOf } from "../../support/rendering/planning";

const off: Tls = { mode: "off" };

function exposureOf(exposure: Exposure, args: IronicArgs = {}) {
  const plan = planOf({ ...args, networking: { externalIP: "192.0.2.1", ...args.networking, exposure } });
  return exposureService(plan, plan.networking.exposure!);
}

describe("the Service for hosts", () => {
  it("has the ports of the pod, so that URLs are the same with and without it", () => {
    const { metadata, spec } = exposureOf({ type: "LoadBalancer" }, { networking: { apiPort: 16385 } });
    expect(metadata.name).to.equal("ironic-external");
    expect(
      spec.ports.map(({ name, port, targetPort, appProtocol }) => [name, port, targetPort, appProtocol]),
    ).to.deep.equal([
      ["ironic-api", 16385, "ironic-api", "https"],
      ["image-svc", 6180, "image-svc", "http"],
      ["image-svc-tls", 6183, "image-svc-tls", "https"],
    ]);
  });

  it("has no port for a server that is not there (dead ports of the operator)", () => {
    const { spec } = exposureOf({ type: "LoadBalancer" }, { tls: off });
    expect(spec.ports.map(({ name, appProtocol }) => [name, appProtocol])).to.deep.equal([
      ["ironic-api", "http"],
      ["image-svc", "http"],
    ]);
  });

  it("passes on what a load balancer knows", () => {
    const { metadata, spec } = exposureOf({
      type: "LoadBalancer",
      annotations: { "metallb.io/address-pool": "provisioning" },
      ipAddress: "192.0.2.80",
      loadBalancerClass: "example.com/internal",
      loadBalancerSourceRanges: ["192.0.2.0/24"],
      externalTrafficPolicy: "Local",
    });
    const { ports: _ports, selector: _selector, ...rest } = spec;
    expect(rest).to.deep.equal({
      type: "LoadBalancer",
      loadBalancerIP: "192.0.2.80",
      loadBalancerClass: "example.com/internal",
      loadBalancerSourceRanges: ["192.0.2.0/24"],
      externalTrafficPolicy: "Local",
    });
    expect(metadata.annotations).to.deep.equal({
      "pulumi.com/skipAwait": "true",
      "metallb.io/address-pool": "provisioning",
    });
  });

  it("is awaited only when asked for: without a load balancer it would never be ready", () => {
    expect(exposureOf({ type: "LoadBalancer" }).metadata.annotations).to.deep.equal({ "pulumi.com/skipAwait": "true" });
    expect(exposureOf({ type: "LoadBalancer", awaitAddress: true }).metadata.annotations).to.deep.equal({});
  });

  it("has fixed ports of the nodes where they are given", () => {
    const { spec } = exposureOf({ type: "NodePort", nodePorts: { api: 30085, imagesTLS: 30083 } });
    expect([spec.type, spec.ports.map(({ nodePort }) => nodePort)]).to.deep.equal([
      "NodePort",
      [30085, undefined, 30083],
    ]);
  });
});
