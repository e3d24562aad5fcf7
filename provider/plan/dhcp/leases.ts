// Where dnsmasq keeps its leases.

import type { DhcpLeases } from "../../schema/types";
import type { Value } from "../../schema/value";
import { defaults } from "../base/defaults";
import { validateObjectName } from "../base/names";
import type { Problems } from "../checks/problems";
import { quantityRule } from "../checks/quantity";
import { check } from "../checks/check";

export type LeasesPlan =
  /** As long as the pod. */
  | { readonly kind: "pod" }
  /** On a claim of the user's. */
  | { readonly kind: "claim"; readonly claimName: Value<string> }
  | {
      readonly kind: "made";
      readonly claimName: Value<string>;
      readonly size: Value<string>;
      readonly storageClassName: Value<string> | undefined;
    };

export function planLeases(problems: Problems, leases: DhcpLeases | undefined, madeName: string): LeasesPlan {
  if (leases === undefined) {
    return { kind: "pod" };
  }
  const path = "networking.dhcp.leases";
  validateObjectName(problems, `${path}.claimName`, leases.claimName);
  validateObjectName(problems, `${path}.storageClassName`, leases.storageClassName);
  check(problems, `${path}.size`, leases.size, quantityRule);
  if (leases.claimName === undefined) {
    return {
      kind: "made",
      claimName: madeName,
      size: leases.size ?? defaults.networking.dhcp.leases.size,
      storageClassName: leases.storageClassName,
    };
  }
  for (const field of ["size", "storageClassName"] as const) {
    if (leases[field] !== undefined) {
      problems.add(`${path}.${field}`, leases[field], `excludes ${path}.claimName: that claim has its own`);
    }
  }
  return { kind: "claim", claimName: leases.claimName };
}
