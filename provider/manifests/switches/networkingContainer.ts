// The container that sets ports of network switches.

import { networkingRpcPort } from "../../plan/switches/networkingService";
import type { IronicPlan } from "../../plan/plan";
import { servesTls } from "../../plan/tls/tls";
import { networkingServerEnv } from "./networkingEnv";
import type { Container, VolumeMount } from "../kubernetes/objects";
import { probeTiming } from "../kit/probes";
import { changeProbe, notedCommand, type Watched } from "../kit/restartOnChange";
import { commands, paths } from "../kubernetes/upstream";
import { rpcMount } from "../highAvailability/rpcVolume";
import { imageProgram } from "../kit/imageProgram";
import { scratchMounts } from "../kit/directories";
import { serviceTlsMounts } from "../tls/certificateVolumes";
import { container } from "../kit/container";

/** The service reads switches once, when it starts, and the baremetal-operator changes them at any time. */
const switches: Watched = {
  files: [paths.switchConfig, paths.switchCredentials, paths.apiCertificate].map((dir) => `${dir}/*`).join(" "),
  note: "/tmp/switches",
};

const switchMounts: readonly VolumeMount[] = [
  { name: "switch-config", mountPath: paths.switchConfig, readOnly: true },
  { name: "switch-credentials", mountPath: paths.switchCredentials, readOnly: true },
];

export function networkingContainer(plan: IronicPlan): Container {
  return container(plan, "ironic-networking", {
    image: plan.images.ironic,
    command: imageProgram(plan, notedCommand(commands.networking, switches)),
    env: networkingServerEnv(),
    ports: [{ name: "networking-rpc", containerPort: networkingRpcPort, protocol: "TCP" }],
    volumeMounts: [
      rpcMount,
      ...switchMounts,
      ...(servesTls(plan.tls) ? serviceTlsMounts : []),
      ...scratchMounts("ironic-networking", ["conf", "data", "tmp"]),
    ],
    livenessProbe: changeProbe({ exec: { command: ["true"] }, ...probeTiming, failureThreshold: 3 }, switches),
    readinessProbe: { tcpSocket: { port: "networking-rpc" }, ...probeTiming },
  });
}
