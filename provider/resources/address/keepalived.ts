// The VRRP password: the user's, or a generated one.

import type * as pulumi from "@pulumi/pulumi";
import { RandomPassword } from "@pulumi/random/randomPassword";
import type { IronicPlan } from "../../plan/plan";
import type { Value } from "../../schema/value";
import type { Family } from "../children/childScope";
import { createPodSecret } from "../children/podSecret";

/** VRRP 2 compares no more (RFC 2338, 5.3.10). A change would make another password. */
const generatedCharacters = { length: 8, special: false } as const;

/** The Secret that the pod reads; undefined without keepalived. */
export function createKeepalivedPassword(
  family: Family,
  plan: IronicPlan,
  digestKey: pulumi.Output<string>,
): Value<string> | undefined {
  const { keepalived } = plan.networking;
  if (keepalived === undefined) {
    return undefined;
  }
  if (keepalived.passwordSecretName !== undefined) {
    return keepalived.passwordSecretName;
  }
  const password = new RandomPassword(family.child("keepalived-password"), generatedCharacters, family.options());
  return createPodSecret(family, plan, digestKey, {
    suffix: "keepalived",
    name: plan.names.keepalivedPassword,
    type: "Opaque",
    data: { password: password.result },
  });
}
