// The container with keepalived, which puts virtual IPs on the node's interfaces.

import type { KeepalivedPlan } from "../../plan/keepalived";
import type { IronicPlan } from "../../plan/plan";
import { keepalivedEnv } from "../env";
import type { Container } from "../objects";
import { keepalivedUser } from "../upstream";
import { keepalivedPasswordMount, scratchMounts } from "../volumes";
import { capable, container } from "./container";

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
