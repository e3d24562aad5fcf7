// When the pods of a Deployment are those of its present template, and ready.

import * as pulumi from "@pulumi/pulumi";
import type { Deployment } from "@pulumi/kubernetes/apps/v1/deployment";
import { rolledOut } from "../../diagnosis/rollout";
import type { ChildScope } from "./childScope";
import { awaitTimeout } from "./restarts";

/** Fails when they are not in time. */
export function deploymentRollout(scope: ChildScope, { metadata, spec, status }: Deployment): Promise<void> {
  const { customTimeouts = {} } = scope.inherited;
  return rolledOut(scope.parent, {
    namespace: metadata.namespace,
    name: metadata.name,
    deployment: pulumi.output({ metadata, spec, status }),
    limit: customTimeouts.update ?? customTimeouts.create ?? awaitTimeout,
  });
}
