// How callers from outside come in: Service, Ingress, network policy; and the claim for leases.

import assert from "node:assert/strict";
import { exposureService } from "../../provider/manifests/exposure";
import { ironicIngress } from "../../provider/manifests/ingress";
import { leasesClaim } from "../../provider/manifests/leasesClaim";
import { ironicNetworkPolicy } from "../../provider/manifests/networkPolicy";
import { ironicService } from "../../provider/manifests/service";
import type { Exposure, Ingress, IronicArgs, NetworkPolicy, Tls } from "../../provider/schema/types";
import { secret, unknown, visible } from "../support/fakeLater";
import { planOf } from "../support/planning";
import { portsOf } from "../support/pods";

const off: Tls = { mode: "off" };

function exposureOf(exposure: Exposure, args: IronicArgs = {}) {
  const plan = planOf({ ...args, networking: { externalIP: "192.0.2.1", ...args.networking, exposure } });
  return exposureService(plan, plan.networking.exposure!);
}

function ingressOf(ingress: Ingress, tls?: Tls) {
  const plan = planOf({ tls, networking: { disableHostNetwork: true, ingress } });
  return { plan, ingress: ironicIngress(plan, plan.networking.ingress!) };
}

function policyOf(networkPolicy: NetworkPolicy, args: IronicArgs = {}) {
  const plan = planOf({ ...args, networking: { disableHostNetwork: true, externalIP: "192.0.2.1", networkPolicy } });
  return ironicNetworkPolicy(plan, plan.networking.networkPolicy!);
}

describe("the Service for machines", () => {
  it("has the ports of the pod, so that URLs are the same with and without it", () => {
    const { metadata, spec } = exposureOf({ type: "LoadBalancer" }, { networking: { apiPort: 16385 } });
    assert.equal(metadata.name, "ironic-external");
    assert.deepEqual(
      spec.ports.map(({ name, port, targetPort, appProtocol }) => [name, port, targetPort, appProtocol]),
      [
        ["ironic-api", 16385, "ironic-api", "https"],
        ["image-svc", 6180, "image-svc", "http"],
        ["image-svc-tls", 6183, "image-svc-tls", "https"],
      ],
    );
  });

  it("has no port for a server that is not there (trap: dead ports of the peer)", () => {
    const { spec } = exposureOf({ type: "LoadBalancer" }, { tls: off });
    assert.deepEqual(
      spec.ports.map(({ name, appProtocol }) => [name, appProtocol]),
      [
        ["ironic-api", "http"],
        ["image-svc", "http"],
      ],
    );
  });

  it("passes on what a load balancer knows", () => {
    const { metadata, spec } = exposureOf({
      type: "LoadBalancer",
      annotations: { "metallb.io/address-pool": "machines" },
      ipAddress: "192.0.2.80",
      loadBalancerClass: "example.com/internal",
      loadBalancerSourceRanges: ["192.0.2.0/24"],
      externalTrafficPolicy: "Local",
    });
    const { ports: _ports, selector: _selector, ...rest } = spec;
    assert.deepEqual(rest, {
      type: "LoadBalancer",
      loadBalancerIP: "192.0.2.80",
      loadBalancerClass: "example.com/internal",
      loadBalancerSourceRanges: ["192.0.2.0/24"],
      externalTrafficPolicy: "Local",
    });
    assert.deepEqual(metadata.annotations, { "pulumi.com/skipAwait": "true", "metallb.io/address-pool": "machines" });
  });

  it("is awaited only when asked for: without a load balancer it would never be ready", () => {
    assert.deepEqual(exposureOf({ type: "LoadBalancer" }).metadata.annotations, { "pulumi.com/skipAwait": "true" });
    assert.deepEqual(exposureOf({ type: "LoadBalancer", awaitAddress: true }).metadata.annotations, {});
  });

  it("has fixed ports of the nodes where they are given", () => {
    const { spec } = exposureOf({ type: "NodePort", nodePorts: { api: 30085, imagesTLS: 30083 } });
    assert.deepEqual([spec.type, spec.ports.map(({ nodePort }) => nodePort)], ["NodePort", [30085, undefined, 30083]]);
  });

  it("takes annotations that are secret as a whole, or come later", () => {
    for (const annotations of [secret({ a: "b" }), unknown<Record<string, string>>()]) {
      const shown = visible(exposureOf({ type: "LoadBalancer", annotations }).metadata.annotations);
      assert.match(String(shown), /^\[(secret|unknown)\]$/);
    }
  });
});

describe("the Ingress", () => {
  const host = "ironic.example.com";
  for (const [mode, tls, containers] of [
    ["TLS", undefined, { "/": "httpd", "/images": "httpd", "/redfish": "httpd", "/ilo": "httpd" }],
    ["plain HTTP", off, { "/": "ironic", "/images": "httpd", "/redfish": "httpd", "/ilo": "httpd" }],
  ] as const) {
    it(`with ${mode} sends each path to a port that a container has (trap: the peer's targets a port of none)`, () => {
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

  it("with TLS gets images from the API's server, as virtual media's has none (trap: the peer's /images leads to nothing)", () => {
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

  it("tells the controller that backends speak HTTPS, where all of them do (trap: the peer tells nothing)", () => {
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

  it("lets the user's annotations win", () => {
    const annotations = {
      "nginx.ingress.kubernetes.io/proxy-body-size": "8m",
      "cert-manager.io/cluster-issuer": "corporate",
    };
    const given = visible(ingressOf({ host, annotations }).ingress.metadata.annotations) as Record<string, string>;
    assert.deepEqual({ ...given, ...annotations }, given);
  });

  it("has a class and a certificate (trap: the peer forces the Secret's name)", () => {
    const { metadata, spec } = ingressOf({ host, ingressClassName: "nginx", tlsSecretName: "mine" }).ingress;
    assert.deepEqual([metadata.name, spec.ingressClassName], ["ironic", "nginx"]);
    assert.deepEqual(spec.tls, [{ hosts: [host], secretName: "mine" }]);
    const plain = ingressOf({ host }).ingress.spec;
    assert.deepEqual([plain.tls[0]?.secretName, "ingressClassName" in plain], ["ironic-ingress-tls", false]);
  });

  it("has a Secret of its own for every deployment of a namespace", () => {
    const plan = planOf({ name: "second", networking: { ingress: { host } } });
    assert.equal(plan.networking.ingress?.tlsSecretName, "second-ingress-tls");
  });
});

describe("the network policy", () => {
  it("lets the deployment's namespace in, and nobody else by default", () => {
    const { spec } = policyOf({});
    const own = { key: "kubernetes.io/metadata.name", operator: "In", values: ["baremetal-operator-system"] };
    assert.deepEqual(spec.ingress, [{ from: [{ namespaceSelector: { matchExpressions: [own] } }] }]);
    assert.deepEqual(spec.policyTypes, ["Ingress"]);
    assert.deepEqual(spec.podSelector.matchLabels, { "ironic.metal3.io/app": "ironic-service" });
  });

  it("lets machines call the servers, and namespaces everything", () => {
    const { spec } = policyOf({
      allowedCIDRs: ["192.0.2.0/24"],
      allowedNamespaces: ["monitoring", "baremetal-operator-system"],
    });
    const [namespaces, machines] = visible(spec.ingress) as {
      from: { namespaceSelector: { matchExpressions: { values: string[] }[] } }[];
      ports?: { port: string; protocol: string }[];
    }[];
    assert.deepEqual(namespaces?.from[0]?.namespaceSelector.matchExpressions[0]?.values, [
      "baremetal-operator-system",
      "monitoring",
    ]);
    assert.equal(namespaces?.ports, undefined);
    assert.deepEqual(machines?.from, [{ ipBlock: { cidr: "192.0.2.0/24" } }]);
    assert.deepEqual(
      machines?.ports?.map(({ port }) => port),
      ["ironic-api", "image-svc", "image-svc-tls"],
    );
  });

  it("names no port that the pod does not have", () => {
    const rules = visible(policyOf({ allowedCIDRs: ["192.0.2.0/24"] }, { tls: off }).spec.ingress) as {
      ports?: { port: string }[];
    }[];
    assert.deepEqual(
      rules[1]?.ports?.map(({ port }) => port),
      ["ironic-api", "image-svc"],
    );
  });

  it("hides as a whole what is secret or unknown in it", () => {
    assert.equal(visible(policyOf({ allowedCIDRs: [unknown<string>()] }).spec.ingress), "[unknown]");
    assert.equal(visible(policyOf({ allowedNamespaces: secret(["a"]) }).spec.ingress), "[secret]");
  });
});

describe("the claim for leases", () => {
  it("has the size and class that are asked for, and is not awaited before its pod", () => {
    const claimOf = (leases: { size?: string; storageClassName?: string }) => {
      const plan = planOf({ networking: { interface: "eno1", dhcp: { networkCIDR: "192.0.2.0/24", leases } } });
      const { dhcp } = plan.networking;
      assert.ok(dhcp.kind === "served" && dhcp.leases.kind === "made");
      return leasesClaim(plan, dhcp.leases);
    };
    assert.deepEqual(claimOf({}).spec, {
      accessModes: ["ReadWriteOnce"],
      resources: { requests: { storage: "64Mi" } },
    });
    const { metadata, spec } = claimOf({ size: "1Gi", storageClassName: "fast" });
    assert.equal(metadata.name, "ironic-leases");
    assert.deepEqual(metadata.annotations, { "pulumi.com/skipAwait": "true" });
    assert.deepEqual([spec.storageClassName, spec.resources.requests.storage], ["fast", "1Gi"]);
  });
});
