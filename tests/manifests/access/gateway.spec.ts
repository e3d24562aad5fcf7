// Routes of a Gateway: every path leads to a server that has it, by the protocol that the server speaks.

import { expect } from "chai";
import { backendTlsPolicy, httpRoute } from "../../../provider/manifests/access/gateway";
import { ironicIngress } from "../../../provider/manifests/access/ingress";
import { ironicService } from "../../../provider/manifests/access/service";
import type { IronicPlan } from "../../../provider/plan/plan";
import type { Gateway, Tls } from "../../../provider/schema/types";
import { variant } from "../../support/assertions/required";
import { secret, visible } from "../../support/values/fakeLater";
import { planOf } from "../../support/rendering/planning";

const host = "ironic.example.com";
const off: Tls = { mode: "off" };

interface Route {
  readonly metadata: { readonly name: string; readonly annotations: Readonly<Record<string, string>> };
  readonly spec: {
    readonly parentRefs: readonly Readonly<Record<string, string>>[];
    readonly hostnames: readonly string[];
    readonly rules: readonly {
      readonly matches: readonly [{ readonly path: { readonly type: string; readonly value: string } }];
      readonly backendRefs: readonly [{ readonly name: string; readonly port: number }];
      readonly timeouts: { readonly request: string };
    }[];
  };
}

interface Policy {
  readonly spec: {
    readonly targetRefs: readonly { readonly name: string; readonly sectionName: string }[];
    readonly validation: {
      readonly hostname: string;
      readonly caCertificateRefs: readonly { readonly name: string }[];
    };
  };
}

function planWith(block: Partial<Gateway> = {}, tls?: Tls): IronicPlan {
  return planOf({ tls, networking: { disableHostNetwork: true, gateway: { host, gatewayName: "public", ...block } } });
}

function routeOf(plan: IronicPlan): Route {
  const frontDoor = variant(plan.networking.frontDoor, "kind", "gateway");
  return visible(httpRoute(plan, frontDoor)) as Route;
}

const policiesOf = (plan: IronicPlan): Policy[] =>
  (["api", "media"] as const).map((server) => visible(backendTlsPolicy(plan, server, "authorities")) as Policy);

describe("the HTTPRoute", () => {
  for (const [mode, tls] of [
    ["TLS", undefined],
    ["plain HTTP", off],
  ] as const) {
    it(`with ${mode} sends each path where an Ingress sends it, by the number of the Service's port`, () => {
      const plan = planWith({}, tls);
      const service = ironicService(plan);
      const behind = planOf({ tls, networking: { disableHostNetwork: true, ingress: { host } } });
      const frontDoor = variant(behind.networking.frontDoor, "kind", "ingress");
      const expected = ironicIngress(behind, frontDoor).spec.rules[0]?.http.paths.map(({ path, backend }) => [
        path,
        backend.service.name,
        service.spec.ports.find(({ name }) => name === backend.service.port.name)?.port,
      ]);
      const { rules } = routeOf(plan).spec;
      expect(
        rules.map(({ matches: [{ path }], backendRefs: [{ name, port }] }) => [path.value, name, port]),
      ).to.deep.equal(expected);
      expect(rules.every(({ matches: [{ path }] }) => path.type === "PathPrefix")).to.equal(true);
    });
  }

  it("ends no request after a time: images are large, and Envoy would cut them after 15 seconds", () => {
    expect([...new Set(routeOf(planWith()).spec.rules.map(({ timeouts }) => timeouts.request))]).to.deep.equal(["0s"]);
  });

  it("attaches to a Gateway in its own namespace, or to a listener in another one", () => {
    const { metadata, spec } = routeOf(planWith());
    expect([metadata.name, spec.hostnames, spec.parentRefs]).to.deep.equal(["ironic", [host], [{ name: "public" }]]);
    expect(routeOf(planWith({ gatewayNamespace: "gateways", sectionName: "https" })).spec.parentRefs).to.deep.equal([
      { name: "public", namespace: "gateways", sectionName: "https" },
    ]);
  });

  it("has no empty map of annotations, which would count as a change at every preview", () => {
    for (const annotations of [undefined, {}, secret({})]) {
      expect(routeOf(planWith({ annotations })).metadata).not.to.have.property("annotations");
    }
  });

  it("has the user's annotations, and hides what is secret", () => {
    expect(routeOf(planWith({ annotations: { "example.com/a": "b" } })).metadata.annotations).to.deep.equal({
      "example.com/a": "b",
    });
    const hidden = routeOf(planWith({ host: secret(host), gatewayName: secret("public") })).spec;
    expect([hidden.hostnames, hidden.parentRefs]).to.deep.equal([["[secret]"], [{ name: "[secret]" }]]);
  });
});

describe("the policies with which a Gateway verifies Ironic", () => {
  it("are one for each port that the route leads to, which all speak TLS", () => {
    const plan = planWith();
    const service = ironicService(plan);
    const routed = new Set(routeOf(plan).spec.rules.map(({ backendRefs: [{ port }] }) => port));
    const ports = service.spec.ports.filter(({ port }) => routed.has(port as number));
    expect(ports.map(({ appProtocol }) => appProtocol)).to.deep.equal(ports.map(() => "https"));
    const targets = policiesOf(plan).map(({ spec }) => {
      expect(spec.targetRefs, "implementations need not know several targets").to.have.lengthOf(1);
      return spec.targetRefs[0]!;
    });
    expect(targets.map(({ sectionName }) => sectionName).sort()).to.deep.equal(ports.map(({ name }) => name).sort());
    expect(targets.every(({ name }) => name === service.metadata.name)).to.equal(true);
  });

  it("expect a name that the generated certificate covers, by given CA certificates", () => {
    const plan = planWith();
    const tls = variant(plan.tls, "kind", "generated");
    for (const { spec } of policiesOf(plan)) {
      expect(spec.validation.hostname).to.equal("ironic.baremetal-operator-system.svc");
      expect(tls.dnsNames).to.include(spec.validation.hostname);
      expect(spec.validation.caCertificateRefs.map(({ name }) => name)).to.deep.equal(["authorities"]);
    }
  });
});
