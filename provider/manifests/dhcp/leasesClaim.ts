// The claim on which dnsmasq keeps its leases.

import type { LeasesPlan } from "../../plan/dhcp/leases";
import type { IronicPlan } from "../../plan/plan";
import { objectLabels } from "../kubernetes/labels";
import type { PersistentVolumeClaim } from "../kubernetes/objects";

export function leasesClaim(plan: IronicPlan, leases: Extract<LeasesPlan, { kind: "made" }>): PersistentVolumeClaim {
  return {
    metadata: {
      name: leases.claimName,
      namespace: plan.namespace.name,
      labels: objectLabels(plan),
      // The Deployment waits for it; alone it would wait in vain where claims bind with their first pod.
      annotations: { "pulumi.com/skipAwait": "true" },
    },
    spec: {
      accessModes: ["ReadWriteOnce"],
      ...(leases.storageClassName === undefined ? {} : { storageClassName: leases.storageClassName }),
      resources: { requests: { storage: leases.size } },
    },
  };
}
