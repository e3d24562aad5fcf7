// The Ingress: every path leads to a server that has it.

import { expect } from "chai";
import { ironicIngress } from "../../../provider/manifests/access/ingress";
import type { Ingress as KubernetesIngress } from "../../../provider/manifests/kubernetes/objects";
import { ironicService } from "../../../provider/manifests/access/service";
import type { IronicPlan } from "../../../provider/plan/plan";
import type { Ingress, IronicArgs, Tls } from "../../../provider/schema/types";
import { required, variant } from "../../support/assertions/required";
import { visible } from "../../support/values/fakeLater";
import { planOf } from "../../support/rendering/planning";
import { portsOf } from "../../support/rendering/pods";

const off: Tls = { mode: "off" };

function rendered(plan: IronicPlan): KubernetesIngress {
  const frontDoor = variant(plan.networking.frontDoor, "kind", "ingress");
  return ironicIngress(plan, frontDoor);
}

function ingressOf(ingress: Ingress, tls?: Tls) {
  const plan = planOf({ tls, networking: { disableHostNetwork: true, ingress } });
  return { plan, ingress: rendered(plan) };
}

describe("the Ingress", () => {
  const host = "ironic.example.com";
  for (const [mode, tls, containers] of [
    ["TLS", undefined, { "/": "httpd", "/images": "httpd", "/redfish": "httpd", "/ilo": "httpd" }],
    ["plain HTTP", off, { "/": "ironic", "/images": "httpd", "/redfish": "httpd", "/ilo": "httpd" }],
  ] as const) {
    it(`with ${mode} sends each path to a port that a container has (the operator's targets a port of none)`, () => {
      const { ingress, plan } = ingressOf({ host }, tls);
      const service = ironicService(plan);
      for (const { path, backend } of ingress.spec.rules[0]!.http.paths) {
        expect(backend.service.name).to.equal(service.metadata.name);
        const port = required(
          service.spec.ports.find(({ name }) => name === backend.service.port.name),
          `the Service has no port ${backend.service.port.name}`,
        );
        const container = containers[path as keyof typeof containers];
        const args: IronicArgs = { tls, networking: { disableHostNetwork: true, ingress: { host } } };
        expect(
          portsOf(container, args).some((line) => line.startsWith(`${port.targetPort}:`)),
          `${container} has no port ${port.targetPort}`,
        ).to.equal(true);
      }
    });
  }

  it("with TLS gets images from the API's server, because that of virtual media has none (the operator's /images leads to nothing)", () => {
    const backends = (tls?: Tls) =>
      Object.fromEntries(
        ingressOf({ host }, tls).ingress.spec.rules[0]!.http.paths.map(({ path, backend }) => [
          path,
          backend.service.port.name,
        ]),
      );
    expect(backends()).to.deep.equal({
      "/": "ironic-api",
      "/images": "ironic-api",
      "/redfish": "image-svc-tls",
      "/ilo": "image-svc-tls",
    });
    expect(backends(off)).to.deep.equal({
      "/": "ironic-api",
      "/images": "image-svc",
      "/redfish": "image-svc",
      "/ilo": "image-svc",
    });
  });

  it("tells the controller that backends speak HTTPS, where all of them do (the operator tells nothing)", () => {
    const annotation = "nginx.ingress.kubernetes.io/backend-protocol";
    const of = (tls?: Tls) => visible(ingressOf({ host }, tls).ingress.metadata.annotations) as Record<string, string>;
    expect(of()[annotation]).to.equal("HTTPS");
    expect(of(off)[annotation]).to.equal(undefined);
    const { plan, ingress } = ingressOf({ host });
    const used = ingress.spec.rules[0]!.http.paths.map(({ backend }) => backend.service.port.name);
    const protocols = ironicService(plan)
      .spec.ports.filter(({ name }) => used.includes(name))
      .map((port) => port.appProtocol);
    expect([...new Set(protocols)]).to.deep.equal(["https"]);
  });

  it("asks the next of several Ironics for what one does not have (the operator's targets a port that is not there)", () => {
    const networking = { ingress: { host } };
    const several = planOf({ highAvailability: true, database: { kind: "managed" }, networking });
    const { metadata, spec } = rendered(several);
    const annotations = visible(metadata.annotations) as Record<string, string>;
    expect(annotations["nginx.ingress.kubernetes.io/proxy-next-upstream"]).to.equal("error timeout http_404");
    expect(annotations["nginx.ingress.kubernetes.io/proxy-next-upstream-tries"]).to.equal("0");
    const ports = ironicService(several).spec.ports.map(({ name }) => name);
    for (const { backend } of spec.rules[0]!.http.paths) {
      expect(ports, backend.service.port.name).to.include(backend.service.port.name);
    }
    const alone = visible(ingressOf({ host }).ingress.metadata.annotations) as Record<string, string>;
    expect(Object.keys(alone).every((name) => !name.includes("next-upstream"))).to.equal(true);
  });

  it("lets the user's annotations win", () => {
    const annotations = {
      "nginx.ingress.kubernetes.io/proxy-body-size": "8m",
      "cert-manager.io/cluster-issuer": "corporate",
    };
    const given = visible(ingressOf({ host, annotations }).ingress.metadata.annotations) as Record<string, string>;
    expect({ ...given, ...annotations }).to.deep.equal(given);
  });

  it("has a class and a certificate (the operator forces the Secret's name)", () => {
    const { metadata, spec } = ingressOf({ host, ingressClassName: "nginx", tlsSecretName: "mine" }).ingress;
    expect([metadata.name, spec.ingressClassName]).to.deep.equal(["ironic", "nginx"]);
    expect(spec.tls).to.deep.equal([{ hosts: [host], secretName: "mine" }]);
    const plain = ingressOf({ host }).ingress.spec;
    expect([plain.tls[0]?.secretName, "ingressClassName" in plain]).to.deep.equal(["ironic-ingress-tls", false]);
  });

  it("has a Secret of its own for every deployment of a namespace", () => {
    const plan = planOf({ name: "second", networking: { ingress: { host } } });
    expect(rendered(plan).spec.tls[0]?.secretName).to.equal("second-ingress-tls");
  });
});
