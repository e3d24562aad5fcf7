// The container that prints the logs sent by the ramdisks of hosts.

import type { IronicPlan } from "../../plan/plan";
import type { Container } from "../kubernetes/objects";
import { commands } from "../kubernetes/upstream";
import { scratchMounts, sharedMount } from "../kit/directories";
import { imageProgram, shellCommand } from "../kit/imageProgram";
import { container } from "../kit/container";
import { logsProgram } from "./programs";

export function ramdiskLogsContainer(plan: IronicPlan): Container {
  return container(plan, "ramdisk-logs", {
    image: plan.images.ironic,
    command: imageProgram(plan, [...shellCommand("logs", logsProgram), commands.ramdiskLogs]),
    volumeMounts: [sharedMount, ...scratchMounts("ramdisk-logs", ["tmp"])],
  });
}
