// The environment variables that make several Ironics call each other, and leave the schema of their database alone.

import type { IronicPlan } from "../../plan/plan";
import { servesTls } from "../../plan/tls/tls";
import { mapValue } from "../../schema/value";
import type { EnvVar } from "../kubernetes/objects";

/**
 * For Ironic (ironic.conf.j2: rpc_transport, [json_rpc]; auth-common.sh). The name of a conductor, with which the others
 * call it, is the address that it announces (configure-ironic.sh: IRONIC_CONDUCTOR_HOST).
 */
export function rpcEnv({ highAvailability, tls }: IronicPlan): EnvVar[] {
  if (highAvailability === undefined) {
    return [{ name: "IRONIC_EXPOSE_JSON_RPC", value: "false" }];
  }
  return [
    { name: "IRONIC_EXPOSE_JSON_RPC", value: "true" },
    { name: "IRONIC_DEPLOYMENT", value: "Conductor" },
    { name: "IRONIC_JSON_RPC_PORT", value: mapValue(highAvailability.rpcPort, String) },
    // The image's own IRONIC_INSECURE would also leave the servers of disk images unverified.
    ...(servesTls(tls) && !highAvailability.verifiesRpc ? [{ name: "OS_JSON_RPC__INSECURE", value: "true" }] : []),
    // The Job does it: several pods that start at once would change the schema together (runironic).
    { name: "IRONIC_SKIP_DBSYNC", value: "true" },
  ];
}
