// Routes of a Gateway: every path leads to a server that has it, by the protocol that the server speaks.

import assert from "node:assert/strict";
import { backendTlsPolicy, httpRoute } from "../../../provider/manifests/access/gateway";
import { ironicIngress } from "../../../provider/manifests/access/ingress";
import { ironicService } from "../../../provider/manifests/access/service";
import type { IronicPlan } from "../../../provider/plan/plan";
import type { Gateway, Tls } from "../../../provider/schema/types";
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
    readonly validation: { readonly hostname: string; readonly caCertificateRefs: readonly { readonly name: string }[] };
  };
}

function planWith(block: Partial<Gateway> = {}, tls?: Tls): IronicPlan {
  return planOf({ tls, networking: { disableHostNetwork: true, gateway: { host, gatewayName: "public", ...block } } });
}

function routeOf(plan: IronicPlan): Route {
  const { frontDoor } = plan.networking;
  assert.ok(frontDoor?.kind === "gateway");
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
      const { frontDoor } = behind.networking;
      assert.ok(frontDoor?.kind === "ingress");
      const expected = ironicIngress(behind, frontDoor).spec.rules[0]?.http.paths.map(({ path, backend }) => [
        path,
        backend.service.name,
        service.spec.ports.find(({ name }) => name === backend.service.port.name)?.port,
      ]);
      const { rules } = routeOf(plan).spec;
      assert.deepEqual(
        rules.map(({ matches: [{ path }], backendRefs: [{ name, port }] }) => [path.value, name, port]),
        expected,
      );
      assert.ok(rules.every(({ matches: [{ path }] }) => path.type === "PathPrefix"));
    });
  }

  it("ends no request after a time: images are large, and Envoy would cut them after 15 seconds", () => {
    assert.deepEqual([...new Set(routeOf(planWith()).spec.rules.map(({ timeouts }) => timeouts.request))], ["0s"]);
  });

  it("attaches to the Gateway of its own namespace, or to a listener of another's", () => {
    const { metadata, spec } = routeOf(planWith());
    assert.deepEqual([metadata.name, spec.hostnames, spec.parentRefs], ["ironic", [host], [{ name: "public" }]]);
    assert.deepEqual(routeOf(planWith({ gatewayNamespace: "gateways", sectionName: "https" })).spec.parentRefs, [
      { name: "public", namespace: "gateways", sectionName: "https" },
    ]);
  });

  it("has no empty map of annotations, which would count as a change at every preview", () => {
    for (const annotations of [undefined, {}, secret({})]) {
      assert.ok(!("annotations" in routeOf(planWith({ annotations })).metadata));
    }
  });

  it("has the user's annotations, and hides what is secret", () => {
    assert.deepEqual(routeOf(planWith({ annotations: { "example.com/a": "b" } })).metadata.annotations, {
      "example.com/a": "b",
    });
    const hidden = routeOf(planWith({ host: secret(host), gatewayName: secret("public") })).spec;
    assert.deepEqual([hidden.hostnames, hidden.parentRefs], [["[secret]"], [{ name: "[secret]" }]]);
  });
});

describe("the policies by which a Gateway verifies Ironic", () => {
  it("are one for each port that the route leads to, which all speak TLS", () => {
    const plan = planWith();
    const service = ironicService(plan);
    const routed = new Set(routeOf(plan).spec.rules.map(({ backendRefs: [{ port }] }) => port));
    const ports = service.spec.ports.filter(({ port }) => routed.has(port as number));
    assert.deepEqual(
      ports.map(({ appProtocol }) => appProtocol),
      ports.map(() => "https"),
    );
    const targets = policiesOf(plan).map(({ spec }) => {
      assert.equal(spec.targetRefs.length, 1, "implementations need not know several targets");
      return spec.targetRefs[0]!;
    });
    assert.deepEqual(
      targets.map(({ sectionName }) => sectionName).sort(),
      ports.map(({ name }) => name).sort(),
    );
    assert.ok(targets.every(({ name }) => name === service.metadata.name));
  });

  it("expect a name that the generated certificate covers, by given authorities", () => {
    const plan = planWith();
    assert.ok(plan.tls.kind === "generated");
    for (const { spec } of policiesOf(plan)) {
      assert.equal(spec.validation.hostname, "ironic.baremetal-operator-system.svc");
      assert.ok((plan.tls.dnsNames as string[]).includes(spec.validation.hostname));
      assert.deepEqual(
        spec.validation.caCertificateRefs.map(({ name }) => name),
        ["authorities"],
      );
    }
  });
});
