// The container that prints the logs which machines' ramdisks have sent.

import type { IronicPlan } from "../../plan/plan";
import type { Container } from "../kubernetes/objects";
import { commands } from "../kubernetes/upstream";
import { scratchMounts, sharedMount } from "../kit/directories";
import { container } from "../kit/container";

export function ramdiskLogsContainer(plan: IronicPlan): Container {
  return container(plan, "ramdisk-logs", {
    image: plan.images.ironic,
    command: [commands.ramdiskLogs],
    volumeMounts: [sharedMount, ...scratchMounts("ramdisk-logs", ["tmp"])],
  });
}
