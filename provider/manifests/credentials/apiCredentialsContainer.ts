// The init container that turns user name and password of the user's own Secret into the htpasswd file that Ironic reads.

import type { IronicPlan } from "../../plan/plan";
import type { Container } from "../kubernetes/objects";
import { paths } from "../kubernetes/upstream";
import { scratchMounts } from "../kit/directories";
import { givenCredentialsMount, writableHtpasswdMount } from "./credentialVolumes";
import { container } from "../kit/container";

/** A line break at the end of either is dropped: editors and "echo" leave one. */
export const htpasswdScript = [
  "set -eu",
  `username="$(cat ${givenCredentialsMount.mountPath}/username)"`,
  `password="$(cat ${givenCredentialsMount.mountPath}/password)"`,
  `printf '%s' "$password" | htpasswd -c -i -B -C 10 ${paths.apiCredentials}/htpasswd "$username"`,
].join("\n");

export function apiCredentialsContainer(plan: IronicPlan): Container {
  return container(plan, "api-credentials", {
    image: plan.images.ironic,
    command: ["/bin/sh", "-c", htpasswdScript],
    // htpasswd makes its file in /tmp first.
    volumeMounts: [givenCredentialsMount, writableHtpasswdMount, ...scratchMounts("api-credentials", ["tmp"])],
  });
}
