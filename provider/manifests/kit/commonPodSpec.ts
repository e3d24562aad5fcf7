// What every pod of the component has: where it may run, its pull secrets, and Pod Security.

import type { IronicPlan } from "../../plan/plan";
import { mapValue } from "../../schema/value";
import type { PodSpec } from "../kubernetes/objects";
import { optionalField } from "./optionalField";

export interface PodUser {
  readonly uid: number;
  readonly gid: number;
}

/** Less than Pulumi's own time limit, so that its error can name the cause; enough for the ramdisk over a slow line. */
export const progressDeadlineSeconds = 18 * 60;

export function commonPodSpec(plan: IronicPlan, user: PodUser): Omit<PodSpec, "containers" | "volumes"> {
  const { placement, images } = plan;
  return {
    automountServiceAccountToken: false,
    // Service variables of the namespace must not be taken for settings: the image reads its environment by common names.
    enableServiceLinks: false,
    ...optionalField("serviceAccountName", placement.serviceAccountName),
    ...optionalField("priorityClassName", placement.priorityClassName),
    ...optionalField("nodeSelector", placement.nodeSelector),
    ...optionalField("tolerations", placement.tolerations),
    ...(Array.isArray(images.pullSecrets) && images.pullSecrets.length === 0
      ? {}
      : { imagePullSecrets: mapValue(images.pullSecrets, (names) => names.map((name) => ({ name }))) }),
    securityContext: podSecurity(user),
  };
}

/** What Pod Security "restricted" wants of a pod, and the user that its image is built for. */
function podSecurity({ uid, gid }: PodUser): PodSpec["securityContext"] {
  return {
    runAsNonRoot: true,
    runAsUser: uid,
    runAsGroup: gid,
    fsGroup: gid,
    seccompProfile: { type: "RuntimeDefault" },
  };
}
