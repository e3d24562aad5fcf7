// The probe of a container that starts: patient, because the image waits for its address and for the database.

import type { Probe } from "../kubernetes/objects";

/**
 * The image waits up to 20 minutes for its address and 10 for the database, and then says what it has waited for: until
 * then nothing ends the container. A probe every second, so that a restart takes no longer than Ironic's own start.
 */
const startupTiming = { periodSeconds: 1, timeoutSeconds: 5, failureThreshold: 21 * 60 } as const;

export function startupProbe({ exec, tcpSocket }: Probe): Probe {
  return { ...(exec === undefined ? { tcpSocket } : { exec }), ...startupTiming };
}
