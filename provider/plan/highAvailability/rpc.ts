// JSON-RPC between Ironic's own processes: whether it is used, and whether the networking service's certificate is verified.

import type { Tls } from "../../schema/types";
import type { Problems } from "../checks/problems";

export interface RpcPlan {
  /** A credential of its own is needed: that of the API gives more rights, and is not for machines. */
  readonly used: boolean;
  /** Whether the networking service is called without verification; for calls among Ironics see highAvailability.ts. */
  readonly insecure: boolean;
}

export function planRpc(problems: Problems, { insecureRPC }: Tls = {}, used: boolean): RpcPlan {
  if (insecureRPC === true && !used) {
    problems.add(
      "tls.insecureRPC",
      insecureRPC,
      "has no effect: without highAvailability or networkingService.enabled there is no JSON-RPC",
    );
  }
  return { used, insecure: insecureRPC ?? false };
}
