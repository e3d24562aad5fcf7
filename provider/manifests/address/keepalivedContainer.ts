// The container with keepalived, which puts virtual IPs on the node's interfaces.

import type { KeepalivedPlan } from "../../plan/address/keepalived";
import type { IronicPlan } from "../../plan/plan";
import { allValues, mapValue } from "../../schema/value";
import { capable, container } from "../kit/container";
import { scratchMounts } from "../kit/directories";
import { numberText } from "../kit/env";
import { shellCommand } from "../kit/imageProgram";
import type { Container, EnvVar } from "../kubernetes/objects";
import { keepalivedUser } from "../kubernetes/upstream";
import { keepalivedPasswordMount } from "./keepalivedPassword";
import { keepalivedProgram } from "./programs";

/** The names of metal3-io/utility-images, keepalived/manage-keepalived.sh, for whoever overrides one of them. */
function keepalivedEnv(keepalived: KeepalivedPlan): EnvVar[] {
  return [
    {
      name: "KEEPALIVED_VIRTUAL_IPS",
      value: mapValue(allValues(keepalived.virtualIps), (entries) => entries.join(" ")),
    },
    { name: "KEEPALIVED_VRID", value: numberText(keepalived.vrid) },
    { name: "KEEPALIVED_AUTH_PASS_FILE", value: `${keepalivedPasswordMount.mountPath}/password` },
  ];
}

export function keepalivedContainer(plan: IronicPlan, keepalived: KeepalivedPlan): Container {
  return container(plan, "keepalived", {
    image: plan.images.keepalived,
    command: shellCommand("keepalived", keepalivedProgram),
    env: keepalivedEnv(keepalived),
    securityContext: {
      runAsUser: keepalivedUser.uid,
      runAsGroup: keepalivedUser.gid,
      ...capable(["NET_ADMIN", "NET_BROADCAST", "NET_RAW"]),
    },
    volumeMounts: [keepalivedPasswordMount, ...scratchMounts("keepalived", ["conf", "data", "tmp"])],
  });
}
