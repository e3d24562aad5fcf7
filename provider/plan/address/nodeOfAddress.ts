// The node that has the address which Ironic listens on.

import type { IronicArgs } from "../../schema/types";
import { wantsKeepalived } from "./keepalived";

/** Where the scheduler may choose a node without the address, the pod waits there for it. */
export function warnOfNode(
  warnings: string[],
  args: Pick<IronicArgs, "networking" | "nodeSelector" | "affinity">,
): void {
  const { networking = {}, nodeSelector, affinity } = args;
  if (
    networking.ipAddress !== undefined &&
    !wantsKeepalived(networking) &&
    nodeSelector === undefined &&
    affinity === undefined
  ) {
    warnings.push(
      "On a cluster of several nodes Ironic may be scheduled to one that does not have networking.ipAddress. Select the node with nodeSelector, or let networking.keepalived assign the address to the node that Ironic runs on.",
    );
  }
}
