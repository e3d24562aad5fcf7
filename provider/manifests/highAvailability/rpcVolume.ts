// The credential of JSON-RPC, as its servers and clients read it.

import type { Value } from "../../schema/value";
import type { Volume, VolumeMount } from "../kubernetes/objects";
import { paths } from "../kubernetes/upstream";

const name = "ironic-rpc-auth";

export const rpcMount: VolumeMount = { name, mountPath: paths.rpcCredentials, readOnly: true };

export function rpcVolume(secretName: Value<string>): Volume {
  return { name, secret: { secretName } };
}
