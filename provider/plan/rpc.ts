// JSON-RPC between Ironic's own processes: whether it is used, and whether its certificate is verified.

import type { Tls } from "../schema/types";
import type { Problems } from "./problems";

export interface RpcPlan {
  /** A credential of its own is needed: that of the API gives more rights, and is not for machines. */
  readonly used: boolean;
  readonly insecure: boolean;
}

export function planRpc(problems: Problems, { insecureRPC }: Tls = {}, networkingService: boolean): RpcPlan {
  if (insecureRPC === true && !networkingService) {
    problems.add(
      "tls.insecureRPC",
      insecureRPC,
      "has no effect: without networkingService.enabled there is no JSON-RPC",
    );
  }
  return { used: networkingService, insecure: insecureRPC ?? false };
}
