// The init container that turns user name and password of the user's own Secret into the htpasswd file that Ironic reads.

import type { IronicPlan } from "../../plan/plan";
import type { Container } from "../kubernetes/objects";
import { scratchMounts } from "../kit/directories";
import { givenCredentialsMount, writableHtpasswdMount } from "./credentialVolumes";
import { container } from "../kit/container";
import { apiCredentialsProgram } from "./programs";

export function apiCredentialsContainer(plan: IronicPlan): Container {
  return container(plan, "api-credentials", {
    image: plan.images.ironic,
    command: ["/bin/sh", "-c", apiCredentialsProgram],
    // htpasswd makes its file in /tmp first.
    volumeMounts: [givenCredentialsMount, writableHtpasswdMount, ...scratchMounts("api-credentials", ["tmp"])],
  });
}
