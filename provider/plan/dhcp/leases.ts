// Where dnsmasq keeps its leases.

import type { DhcpLeases } from "../../schema/types";
import type { ExistingClaim, NewClaim } from "../base/claim";
import { defaults } from "../../schema/defaults";
import { refuseFields, type EveryField } from "../checks/fields";
import { validateObjectName } from "../checks/objectNames";
import type { Problems } from "../checks/problems";
import { quantityRule } from "../checks/quantity";
import { check } from "../checks/check";

/** Undefined: leases are lost with the pod. */
export type LeasesPlan = NewClaim | ExistingClaim | undefined;

/** Whether each field describes a claim that the component creates. */
const describesNewClaim: EveryField<DhcpLeases, boolean> = { claimName: false, size: true, storageClassName: true };

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
  refuseFields(problems, path, leases, describesNewClaim, (ofNewClaim) =>
    ofNewClaim ? `cannot be combined with ${path}.claimName: an existing claim has its own` : undefined,
  );
  return { kind: "existing", claimName: leases.claimName };
}
