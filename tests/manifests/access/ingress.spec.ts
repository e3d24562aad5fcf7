// The Ingress: every path leads to a server that has it.

import assert from "node:assert/strict";
import { ironicIngress } from "../../../provider/manifests/access/ingress";
import type { Ingress as KubernetesIngress } from "../../../provider/manifests/kubernetes/objects";
import { ironicService } from "../../../provider/manifests/access/service";
import type { IronicPlan } from "../../../provider/plan/plan";
import type { Ingress, IronicArgs, Tls } from "../../../provider/schema/types";
import { visible } from "../../support/values/fakeLater";
import { planOf } from "../../support/rendering/planning";
import { portsOf } from "../../support/rendering/pods";

const off: Tls = { mode: "off" };

function rendered(plan: IronicPlan): KubernetesIngress {
  const { frontDoor } = plan.networking;
  assert.ok(frontDoor?.kind === "ingress");
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
    it(`with ${mode} sends each path to a port that a container has (trap j.2: the peer's targets a port of none)`, () => {
      const { ingress, plan } = ingressOf({ host }, tls);
      const service = ironicService(plan);
      for (const { path, backend } of ingress.spec.rules[0]!.http.paths) {
        assert.equal(backend.service.name, service.metadata.name);
        const port = service.spec.ports.find(({ name }) => name === backend.service.port.name);
        assert.ok(port !== undefined, `the Service has no port ${backend.service.port.name}`);
        const container = containers[path as keyof typeof containers];
        const args: IronicArgs = { tls, networking: { disableHostNetwork: true, ingress: { host } } };
        assert.ok(
          portsOf(container, args).some((line) => line.startsWith(`${port.targetPort}:`)),
          `${container} has no port ${port.targetPort}`,
        );
      }
    });
  }

  it("with TLS gets images from the API's server, as virtual media's has none (trap j.3: the peer's /images leads to nothing)", () => {
    const backends = (tls?: Tls) =>
      Object.fromEntries(
        ingressOf({ host }, tls).ingress.spec.rules[0]!.http.paths.map(({ path, backend }) => [
          path,
          backend.service.port.name,
        ]),
      );
    assert.deepEqual(backends(), {
      "/": "ironic-api",
      "/images": "ironic-api",
      "/redfish": "image-svc-tls",
      "/ilo": "image-svc-tls",
    });
    assert.deepEqual(backends(off), {
      "/": "ironic-api",
      "/images": "image-svc",
      "/redfish": "image-svc",
      "/ilo": "image-svc",
    });
  });

  it("tells the controller that backends speak HTTPS, where all of them do (trap 7.9: the peer tells nothing)", () => {
    const annotation = "nginx.ingress.kubernetes.io/backend-protocol";
    const of = (tls?: Tls) => visible(ingressOf({ host }, tls).ingress.metadata.annotations) as Record<string, string>;
    assert.equal(of()[annotation], "HTTPS");
    assert.equal(of(off)[annotation], undefined);
    const { plan, ingress } = ingressOf({ host });
    const used = ingress.spec.rules[0]!.http.paths.map(({ backend }) => backend.service.port.name);
    const protocols = ironicService(plan)
      .spec.ports.filter(({ name }) => used.includes(name))
      .map((port) => port.appProtocol);
    assert.deepEqual([...new Set(protocols)], ["https"]);
  });

  it("asks the next of several Ironics for what one does not have (trap: the peer's targets a port that is not there)", () => {
    const networking = { ingress: { host } };
    const several = planOf({ highAvailability: true, database: { kind: "managed" }, networking });
    const { metadata, spec } = rendered(several);
    const annotations = visible(metadata.annotations) as Record<string, string>;
    assert.equal(annotations["nginx.ingress.kubernetes.io/proxy-next-upstream"], "error timeout http_404");
    assert.equal(annotations["nginx.ingress.kubernetes.io/proxy-next-upstream-tries"], "0");
    const ports = ironicService(several).spec.ports.map(({ name }) => name);
    for (const { backend } of spec.rules[0]!.http.paths) {
      assert.ok(ports.includes(backend.service.port.name), backend.service.port.name);
    }
    const alone = visible(ingressOf({ host }).ingress.metadata.annotations) as Record<string, string>;
    assert.ok(Object.keys(alone).every((name) => !name.includes("next-upstream")));
  });

  it("lets the user's annotations win", () => {
    const annotations = {
      "nginx.ingress.kubernetes.io/proxy-body-size": "8m",
      "cert-manager.io/cluster-issuer": "corporate",
    };
    const given = visible(ingressOf({ host, annotations }).ingress.metadata.annotations) as Record<string, string>;
    assert.deepEqual({ ...given, ...annotations }, given);
  });

  it("has a class and a certificate (trap 7.9: the peer forces the Secret's name)", () => {
    const { metadata, spec } = ingressOf({ host, ingressClassName: "nginx", tlsSecretName: "mine" }).ingress;
    assert.deepEqual([metadata.name, spec.ingressClassName], ["ironic", "nginx"]);
    assert.deepEqual(spec.tls, [{ hosts: [host], secretName: "mine" }]);
    const plain = ingressOf({ host }).ingress.spec;
    assert.deepEqual([plain.tls[0]?.secretName, "ingressClassName" in plain], ["ironic-ingress-tls", false]);
  });

  it("has a Secret of its own for every deployment of a namespace", () => {
    const plan = planOf({ name: "second", networking: { ingress: { host } } });
    assert.equal(rendered(plan).spec.tls[0]?.secretName, "second-ingress-tls");
  });
});

