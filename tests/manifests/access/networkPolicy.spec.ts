// The network policy.

import { expect } from "chai";
import { ironicNetworkPolicy } from "../../../provider/manifests/access/networkPolicy";
import type { IronicArgs, NetworkPolicy, Tls } from "../../../provider/schema/types";
import { secret, unknown, visible } from "../../support/values/fakeLater";
import { planOf } from "../../support/rendering/planning";

const off: Tls = { mode: "off" };

function policyOf(networkPolicy: NetworkPolicy, args: IronicArgs = {}) {
  const plan = planOf({ ...args, networking: { disableHostNetwork: true, externalIP: "192.0.2.1", networkPolicy } });
  return ironicNetworkPolicy(plan, plan.networking.networkPolicy!);
}

describe("the network policy", () => {
  it("admits only the deployment's namespace by default", () => {
    const { spec } = policyOf({});
    const own = { key: "kubernetes.io/metadata.name", operator: "In", values: ["baremetal-operator-system"] };
    expect(spec.ingress).to.deep.equal([{ from: [{ namespaceSelector: { matchExpressions: [own] } }] }]);
    expect(spec.policyTypes).to.deep.equal(["Ingress"]);
    expect(spec.podSelector.matchLabels).to.deep.equal({ "ironic.metal3.io/app": "ironic-service" });
  });

  it("allows hosts to call the servers, and namespaces to call every port", () => {
    const { spec } = policyOf({
      allowedCIDRs: ["192.0.2.0/24"],
      allowedNamespaces: ["monitoring", "baremetal-operator-system"],
    });
    const [namespaces, announced] = visible(spec.ingress) as {
      from: { namespaceSelector: { matchExpressions: { values: string[] }[] } }[];
      ports?: { port: string; protocol: string }[];
    }[];
    expect(namespaces?.from[0]?.namespaceSelector.matchExpressions[0]?.values).to.deep.equal([
      "baremetal-operator-system",
      "monitoring",
    ]);
    expect(namespaces?.ports).to.equal(undefined);
    expect(announced?.from).to.deep.equal([{ ipBlock: { cidr: "192.0.2.0/24" } }]);
    expect(announced?.ports?.map(({ port }) => port)).to.deep.equal(["ironic-api", "image-svc", "image-svc-tls"]);
  });

  it("names no port that the pod does not have", () => {
    const rules = visible(policyOf({ allowedCIDRs: ["192.0.2.0/24"] }, { tls: off }).spec.ingress) as {
      ports?: { port: string }[];
    }[];
    expect(rules[1]?.ports?.map(({ port }) => port)).to.deep.equal(["ironic-api", "image-svc"]);
  });

  it("hides as a whole what is secret or unknown in it", () => {
    expect(visible(policyOf({ allowedCIDRs: [unknown<string>()] }).spec.ingress)).to.equal("[unknown]");
    expect(visible(policyOf({ allowedNamespaces: secret(["a"]) }).spec.ingress)).to.equal("[secret]");
  });
});
