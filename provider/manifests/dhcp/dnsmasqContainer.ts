// The container with dnsmasq: DHCP and TFTP, or TFTP alone.

import type { DhcpPlan } from "../../plan/dhcp/dhcp";
import type { IronicPlan } from "../../plan/plan";
import { dnsmasqEnv } from "./dnsmasqEnv";
import type { Container } from "../kubernetes/objects";
import { dnsmasqProbe } from "../kit/probes";
import { commands } from "../kubernetes/upstream";
import { imageProgram } from "../kit/imageProgram";
import { scratchMounts, sharedMount } from "../kit/directories";
import { leasesMounts } from "./leasesVolume";
import { capable, container } from "../kit/container";

export function dnsmasqContainer(plan: IronicPlan, dhcp: DhcpPlan): Container {
  const probe = dnsmasqProbe(dhcp);
  return container(plan, "dnsmasq", {
    image: plan.images.ironic,
    command: imageProgram(plan, [commands.dnsmasq]),
    env: dnsmasqEnv(plan, dhcp),
    // The binary has them as file capabilities.
    securityContext: capable(["NET_ADMIN", "NET_BIND_SERVICE", "NET_RAW"]),
    volumeMounts: [
      // The TFTP root, and firmware of the user's own.
      sharedMount,
      ...scratchMounts("dnsmasq", ["conf", "data", "tmp"]),
      ...leasesMounts(dhcp),
    ],
    livenessProbe: probe,
    readinessProbe: probe,
  });
}
