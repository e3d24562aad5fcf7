// Where dnsmasq keeps its leases.

import type { DhcpLeases } from "../../schema/types";
import { validateClaim, type ExistingClaim, type NewClaim } from "../base/claim";
import { defaults } from "../../schema/defaults";
import type { EveryField } from "../checks/fields";
import type { Problems } from "../checks/problems";

/** Undefined: leases are lost with the pod. */
export type LeasesPlan = NewClaim | ExistingClaim | undefined;

/** Whether each field describes a claim that the component creates. */
const describesNewClaim: EveryField<DhcpLeases, boolean> = { claimName: false, size: true, storageClassName: true };

export function planLeases(problems: Problems, leases: DhcpLeases | undefined, newName: string): LeasesPlan {
  if (leases === undefined) {
    return undefined;
  }
  const path = "networking.dhcp.leases";
  validateClaim(problems, path, leases, describesNewClaim);
  return leases.claimName === undefined
    ? {
        kind: "new",
        claimName: newName,
        size: leases.size ?? defaults.networking.dhcp.leases.size,
        storageClassName: leases.storageClassName,
        accessMode: "ReadWriteOnce",
      }
    : { kind: "existing", claimName: leases.claimName };
}
