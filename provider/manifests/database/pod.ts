// What all pods of the database have in common: MariaDB's user, Ironic's nodes, no rights in the cluster.

import type { IronicPlan } from "../../plan/plan";
import { containerLike } from "../kit/container";
import type { Container, EnvVar, Labels, PodSpec, Volume, VolumeMount } from "../kubernetes/objects";
import { objectLabels } from "../kubernetes/labels";
import { commonPodSpec, type PodUser } from "../kit/commonPodSpec";

/** User and group of the official mariadb image; nothing in the others minds. */
const mariadbUser: PodUser = { uid: 999, gid: 999 };

interface DatabasePod {
  readonly user?: PodUser;
  readonly initContainers?: readonly Container[];
  readonly containers: readonly Container[];
  readonly volumes: readonly Volume[];
}

export function databasePod(plan: IronicPlan, pod: DatabasePod): PodSpec {
  // The service account is for Ironic's pods.
  const { securityContext, serviceAccountName: _, ...common } = commonPodSpec(plan, pod.user ?? mariadbUser);
  return {
    ...common,
    // A volume of data is not walked through at each start.
    securityContext: { ...securityContext, fsGroupChangePolicy: "OnRootMismatch" },
    ...(pod.initContainers === undefined || pod.initContainers.length === 0
      ? {}
      : { initContainers: pod.initContainers }),
    containers: pod.containers,
    volumes: pod.volumes,
  };
}

/** A container that runs one of our programs with the tools of the mariadb image. */
export function programContainer(
  plan: IronicPlan,
  name: string,
  program: string,
  rest: { readonly env: readonly EnvVar[]; readonly volumeMounts: readonly VolumeMount[] },
): Container {
  return containerLike(plan, "database-jobs", name, {
    image: plan.images.database,
    command: ["/bin/bash", "-c", program],
    ...rest,
  });
}

/** Labels that no selector of Ironic's own matches. */
export function databaseLabels(plan: IronicPlan, part: string): Labels {
  return { ...objectLabels(plan), "app.kubernetes.io/component": part };
}
