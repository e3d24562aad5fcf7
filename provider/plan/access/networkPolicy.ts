// Who may connect to the pod.

import type { NetworkPolicy } from "../../schema/types";
import type { Value } from "../../schema/value";
import { namespaceRule } from "../checks/objectNames";
import { hostNetworkRule } from "../checks/networks";
import type { Problems } from "../checks/problems";
import { checkEntries, listValue } from "../checks/check";

export interface NetworkPolicyPlan {
  readonly cidrs: Value<string[]>;
  readonly namespaces: Value<string[]>;
}

export function planNetworkPolicy(
  problems: Problems,
  policy: NetworkPolicy | undefined,
  hostNetwork: boolean,
): NetworkPolicyPlan | undefined {
  if (policy === undefined) {
    return undefined;
  }
  const path = "networking.networkPolicy";
  if (hostNetwork) {
    problems.add(
      path,
      undefined,
      "would have no effect: network policies do not apply to pods in the host network; use the node's firewall (output ports), or set networking.disableHostNetwork",
    );
  }
  checkEntries(problems, `${path}.allowedCIDRs`, policy.allowedCIDRs, hostNetworkRule);
  checkEntries(problems, `${path}.allowedNamespaces`, policy.allowedNamespaces, namespaceRule);
  return { cidrs: listValue(policy.allowedCIDRs), namespaces: listValue(policy.allowedNamespaces) };
}
