// Routes of a Gateway: what is accepted, what is refused, and which CA certificates the Gateway uses to verify Ironic.

import { expect } from "chai";
import type { GatewayPlan } from "../../../provider/plan/access/gateway";
import type { Gateway, IronicArgs, Networking, Tls } from "../../../provider/schema/types";
import { planOf, problemsOf, warningsOf } from "../../support/rendering/planning";
import { describeRule } from "../../support/rendering/rules";
import { variant } from "../../support/assertions/required";

const gateway: Gateway = { host: "ironic.example.com", gatewayName: "public" };

const args = (block: Partial<Gateway>, tls?: Tls): IronicArgs => ({
  tls,
  networking: { gateway: { ...gateway, ...block } },
});

function planned(inputs: IronicArgs): GatewayPlan {
  const frontDoor = variant(planOf(inputs).networking.frontDoor, "kind", "gateway");
  return frontDoor;
}

const own: Tls = { certificateName: "ironic-cert" };
const certManager: Tls = { issuerRef: { name: "corporate" } };

describeRule({
  rule: "is a DNS name",
  path: "networking.gateway.host",
  args: (host) => args({ host }),
  wrong: ["", "*.example.com", "https://ironic.example.com", "ironic.example.com:443"],
  right: ["ironic.example.com", "ironic"],
  reason: /^must be a DNS name/,
});
for (const field of ["gatewayName", "sectionName"] as const) {
  describeRule({
    rule: "is a name of Kubernetes'",
    path: `networking.gateway.${field}`,
    args: (name) => args({ [field]: name }),
    wrong: ["", "Not Good"],
    right: ["public", "https.1"],
    reason: /^must be the name of a Kubernetes object/,
  });
}
describeRule({
  rule: "is the name of a namespace",
  path: "networking.gateway.gatewayNamespace",
  args: (gatewayNamespace) => args({ gatewayNamespace }),
  wrong: ["", "gate.ways"],
  right: ["gateways"],
  reason: /^must be the name of a namespace/,
});
describeRule({
  rule: "is the name of an object",
  path: "networking.gateway.caConfigMapName",
  args: (caConfigMapName) => args({ caConfigMapName }, own),
  wrong: ["", "Not Good"],
  right: ["ironic-ca"],
  reason: /^must be the name of a Kubernetes object/,
});

describe("the CA certificates that a Gateway uses to verify Ironic", () => {
  it("are those that the component generates, those of the user, or none without TLS", () => {
    expect(planned(args({})).backendCa).to.deep.equal({ kind: "generated" });
    expect(planned(args({}, { mode: "off" })).backendCa).to.equal(undefined);
    for (const tls of [own, certManager]) {
      expect(planned(args({ caConfigMapName: "ironic-ca" }, tls)).backendCa).to.deep.equal({
        kind: "given",
        configMapName: "ironic-ca",
      });
    }
  });

  const cases: [title: string, inputs: IronicArgs, reason: RegExp][] = [
    ["must be given with a Secret of the user's", args({}, own), /^is required with tls\.mode secret/],
    ["must be given with cert-manager", args({}, certManager), /^is required with tls\.mode certManager/],
    ["cannot be given when they are generated", args({ caConfigMapName: "mine" }), /^has no effect: .* creates one/],
    [
      "cannot be given without TLS",
      args({ caConfigMapName: "mine" }, { mode: "off" }),
      /^has no effect: tls\.mode is off/,
    ],
  ];
  for (const [title, inputs, reason] of cases) {
    it(title, () => {
      const [problem, ...others] = problemsOf(inputs);
      expect([problem?.path, others]).to.deep.equal(["networking.gateway.caConfigMapName", []]);
      expect(problem?.reason ?? "").to.match(reason);
    });
  }

  it("are used with the name that the Gateway calls, which the certificate covers", () => {
    const tls = variant(planOf({ ...args({}), name: "metal", namespace: "metal3" }).tls, "kind", "generated");
    expect(tls.dnsNames).to.include("metal.metal3.svc");
  });
});

describe("hosts are told the DNS name of the Gateway", () => {
  const url = "https://ironic.example.com";
  const atService = "ironic.baremetal-operator-system.svc";

  it("for the API and for virtual media, while other images stay at the Service", () => {
    const { externalApi, announced, images, imagesTls } = planOf(args({})).endpoints;
    expect([externalApi, announced, imagesTls]).to.deep.equal([url, { api: url, images: url }, url]);
    expect(images).to.equal(`http://${atService}:8080`);
  });

  it("for all images in front of plain servers", () => {
    const { api, externalApi, announced, images, imagesTls } = planOf(args({}, { mode: "off" })).endpoints;
    expect([api, externalApi, announced]).to.deep.equal([`http://${atService}`, url, { api: url, images: url }]);
    expect([images, imagesTls]).to.deep.equal([url, undefined]);
  });

  it("unless an external URL says otherwise", () => {
    const networking: Networking = { gateway, imageServerExternalURL: "https://media.example.com" };
    expect(planOf({ networking }).endpoints.announced).to.deep.equal({ api: url, images: "https://media.example.com" });
  });
});

it("a Gateway in front of several Ironics must ask the next one after a 404, and a warning says how", () => {
  const several: IronicArgs = { highAvailability: true, database: { kind: "managed" } };
  const warned = (networking: Networking): string[] =>
    warningsOf({ ...several, networking }).filter((warning) => warning.includes("404"));
  expect(warned({ gateway }).join("\n")).to.match(/attach a policy of your Gateway's implementation to the HTTPRoute/);
  expect(warned({ ingress: { host: "ironic.example.com" } }).join("\n")).not.to.match(/HTTPRoute/);
});
