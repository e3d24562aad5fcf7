// The init container that writes secret options of Ironic's configuration into a file beside ironic.conf.

import type { IronicPlan } from "../../plan/plan";
import { optionsMount } from "./configOptions";
import type { Container } from "../kubernetes/objects";
import { scratchMounts } from "../kit/directories";
import { container } from "../kit/container";
import { configOptionsProgram } from "./programs";

export function configOptionsContainer(plan: IronicPlan): Container {
  return container(plan, "config-options", {
    image: plan.images.ironic,
    command: [
      ...["/bin/sh", "-c", configOptionsProgram, "config-options"],
      ...plan.extraConfig.secret.flatMap(({ group, name }) => [group, name]),
    ],
    // The directory is that of the container "ironic".
    volumeMounts: [optionsMount, ...scratchMounts("ironic", ["conf"])],
  });
}
