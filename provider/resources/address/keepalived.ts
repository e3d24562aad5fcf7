// The VRRP password: the user's, or a generated one.

import type { Value } from "../../schema/value";
import type { PlanScope } from "../children/planScope";
import { createPassword } from "../children/password";
import { createPodSecret } from "../children/podSecret";

/** VRRP 2 compares no more (RFC 2338, 5.3.10). */
const passwordLength = 8;

/** The Secret that the pod reads; undefined without keepalived. */
export function createKeepalivedPassword(scope: PlanScope): Value<string> | undefined {
  const { plan } = scope;
  const { keepalived } = plan.networking;
  if (keepalived === undefined) {
    return undefined;
  }
  if (keepalived.passwordSecretName !== undefined) {
    return keepalived.passwordSecretName;
  }
  const password = createPassword(scope, "keepalived-password", { length: passwordLength });
  return createPodSecret(scope, {
    suffix: "keepalived",
    name: plan.names.keepalivedPassword,
    type: "Opaque",
    data: { password: password.result },
  });
}
