// Where dnsmasq keeps its leases.

import type { DhcpLeases } from "../../schema/types";
import type { ExistingClaim, NewClaim } from "../base/claim";
import { defaults } from "../base/defaults";
import { validateObjectName } from "../checks/objectNames";
import type { Problems } from "../checks/problems";
import { quantityRule } from "../checks/quantity";
import { check } from "../checks/check";

/** Undefined: leases are lost with the pod. */
export type LeasesPlan = NewClaim | ExistingClaim | undefined;

export function planLeases(problems: Problems, leases: DhcpLeases | undefined, newName: string): LeasesPlan {
  if (leases === undefined) {
    return undefined;
  }
  const path = "networking.dhcp.leases";
  validateObjectName(problems, `${path}.claimName`, leases.claimName);
  validateObjectName(problems, `${path}.storageClassName`, leases.storageClassName);
  check(problems, `${path}.size`, leases.size, quantityRule);
  if (leases.claimName === undefined) {
    return {
      kind: "new",
      claimName: newName,
      size: leases.size ?? defaults.networking.dhcp.leases.size,
      storageClassName: leases.storageClassName,
      accessMode: "ReadWriteOnce",
    };
  }
  for (const field of ["size", "storageClassName"] as const) {
    if (leases[field] !== undefined) {
      problems.add(
        `${path}.${field}`,
        leases[field],
        `cannot be combined with ${path}.claimName: an existing claim has its own`,
      );
    }
  }
  return { kind: "existing", claimName: leases.claimName };
}
