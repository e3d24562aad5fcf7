// Everything that a plan deploys but its generated Secrets, as whole Kubernetes objects in the order of their making.

import type { IronicPlan } from "../../../provider/plan/plan";
import { databaseObjectsOf } from "./databaseRendering";
import { furtherObjects } from "../scenarios/furtherObjects";
import { manifestsOf, podObjectsOf } from "./rendering";

const networkingVersion = "networking.k8s.io/v1";

export function renderedObjects(plan: IronicPlan): readonly object[] {
  const { namespace, service, deployment, daemonSet, exposure, ingress, networkPolicy, leases } = manifestsOf(plan);
  const typed = (apiVersion: string, kind: string, object: object | undefined): object[] =>
    object === undefined ? [] : [{ apiVersion, kind, ...object }];
  return [
    ...typed("v1", "Namespace", namespace),
    ...typed("v1", "Service", service),
    ...typed("v1", "Service", exposure),
    ...typed(networkingVersion, "Ingress", ingress),
    ...typed(networkingVersion, "NetworkPolicy", networkPolicy),
    ...typed("v1", "PersistentVolumeClaim", leases),
    ...(daemonSet === undefined
      ? typed("apps/v1", "Deployment", deployment)
      : typed("apps/v1", "DaemonSet", daemonSet)),
    ...furtherObjects(plan, podObjectsOf(plan)),
    ...databaseObjects(plan),
  ];
}

/** Kind and name stand in their key; a custom resource brings its own version. */
const databaseVersions: Readonly<Record<string, string>> = {
  Service: "v1",
  StatefulSet: "apps/v1",
  PersistentVolumeClaim: "v1",
  CronJob: "batch/v1",
};

function databaseObjects(plan: IronicPlan): object[] {
  return Object.entries(databaseObjectsOf(plan)).map(([key, object]) => {
    const [kind = "", name = ""] = key.split("/");
    return kind === "Job"
      ? {
          apiVersion: "batch/v1",
          kind,
          metadata: { name: `${name}-01234567`, namespace: plan.namespace.name },
          spec: object,
        }
      : { apiVersion: databaseVersions[kind], kind, ...object };
  });
}
