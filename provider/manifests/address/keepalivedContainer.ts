// The container with keepalived, which puts virtual IPs on the node's interfaces.

import type { KeepalivedPlan } from "../../plan/address/keepalived";
import type { IronicPlan } from "../../plan/plan";
import { keepalivedEnv } from "../pod/env";
import type { Container } from "../kubernetes/objects";
import { keepalivedUser } from "../kubernetes/upstream";
import { keepalivedPasswordMount, scratchMounts } from "../pod/volumes";
import { capable, container } from "../kit/container";

export function keepalivedContainer(plan: IronicPlan, keepalived: KeepalivedPlan): Container {
  return container(plan, "keepalived", {
    image: plan.images.keepalived,
    env: keepalivedEnv(keepalived, `${keepalivedPasswordMount.mountPath}/password`),
    securityContext: {
      runAsUser: keepalivedUser.uid,
      runAsGroup: keepalivedUser.gid,
      ...capable(["NET_ADMIN", "NET_BROADCAST", "NET_RAW"]),
    },
    volumeMounts: [keepalivedPasswordMount, ...scratchMounts("keepalived", ["conf", "data", "tmp"])],
  });
}
