// The probe of a container that starts: patient, because the image waits for its address and for the database.

import type { IronicPlan } from "../../plan/plan";
import type { Probe } from "../kubernetes/objects";
import { shellCommand } from "./imageProgram";
import { hasAddressProgram } from "./programs";

/**
 * The image waits up to 20 minutes for its address and 10 for the database, and then says what it has waited for: until
 * then nothing ends the container. A probe every second, so that a restart takes no longer than Ironic's own start.
 */
const startupTiming = { periodSeconds: 1, timeoutSeconds: 5, failureThreshold: 21 * 60 } as const;

/** Of a server that answers once the pod has its address. */
export function startupProbe({ networking: { listen } }: Pick<IronicPlan, "networking">, { exec, tcpSocket }: Probe): Probe {
  if (exec === undefined) {
    return { tcpSocket, ...startupTiming };
  }
  const command =
    listen.kind === "given"
      ? [...shellCommand("has-address", hasAddressProgram), listen.ip, ...exec.command]
      : exec.command;
  return { exec: { command }, ...startupTiming };
}
