// The VRRP password, as the container with keepalived reads it.

import type { Value } from "../../schema/value";
import type { Volume, VolumeMount } from "../kubernetes/objects";

const name = "keepalived-password";

export const keepalivedPasswordMount: VolumeMount = { name, mountPath: "/auth/keepalived", readOnly: true };

export function keepalivedPasswordVolume(secretName: Value<string>): Volume {
  return { name, secret: { secretName, items: [{ key: "password", path: "password" }] } };
}
