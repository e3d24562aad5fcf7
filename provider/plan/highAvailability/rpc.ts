// JSON-RPC between Ironic's own processes: whether it is used, and whether the networking service's certificate is verified.

import type { Tls } from "../../schema/types";
import type { Problems } from "../checks/problems";

/** JSON-RPC has its own credential: that of the API gives more rights. */
export interface RpcPlan {
  /** Whether the networking service's certificate is verified; for calls between Ironics see highAvailability.ts. */
  readonly verifiesNetworkingService: boolean;
}

interface RpcUsers {
  /** Several Ironics call each other. */
  readonly ironics: boolean;
  readonly networkingService: boolean;
}

/** Undefined: nobody uses JSON-RPC. */
export function planRpc(problems: Problems, { insecureRPC }: Tls = {}, users: RpcUsers): RpcPlan | undefined {
  if (users.ironics || users.networkingService) {
    return { verifiesNetworkingService: !(users.networkingService && insecureRPC === true) };
  }
  if (insecureRPC === true) {
    problems.add(
      "tls.insecureRPC",
      insecureRPC,
      "has no effect: without highAvailability or networkingService.enabled there is no JSON-RPC",
    );
  }
  return undefined;
}
