// The NetworkPolicy: who may connect to the pod.

import type { NetworkPolicyPlan } from "../../plan/access/networkPolicy";
import type { IronicPlan } from "../../plan/plan";
import { servesVirtualMediaOverTls } from "../../plan/tls/tls";
import { allValues, mapValue } from "../../schema/value";
import { objectLabels, selectorLabels } from "../kubernetes/labels";
import type { NetworkPolicy, PolicyPeer } from "../kubernetes/objects";

export function ironicNetworkPolicy(plan: IronicPlan, policy: NetworkPolicyPlan): NetworkPolicy {
  const machinePorts = ["ironic-api", "image-svc", ...(servesVirtualMediaOverTls(plan.tls) ? ["image-svc-tls"] : [])];
  // Joined first: what comes later must not lie inside of what comes later.
  const allowed = allValues<string[]>([
    mapValue(plan.namespace.name, (name) => [name]),
    policy.namespaces,
    policy.cidrs,
  ]);
  return {
    metadata: { name: plan.names.networkPolicy, namespace: plan.namespace.name, labels: objectLabels(plan) },
    spec: {
      podSelector: { matchLabels: selectorLabels(plan) },
      policyTypes: ["Ingress"],
      ingress: mapValue(allowed, ([own = [], others = [], cidrs = []]) => [
        { from: namespacePeers([...new Set([...own, ...others])]) },
        // A rule without callers would let everyone in.
        ...(cidrs.length === 0
          ? []
          : [
              {
                from: cidrs.map((cidr): PolicyPeer => ({ ipBlock: { cidr } })),
                ports: machinePorts.map((port) => ({ port, protocol: "TCP" as const })),
              },
            ]),
      ]),
    },
  };
}

function namespacePeers(values: string[]): PolicyPeer[] {
  const key = "kubernetes.io/metadata.name";
  return [{ namespaceSelector: { matchExpressions: [{ key, operator: "In", values }] } }];
}
