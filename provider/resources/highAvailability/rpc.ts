// The credential of JSON-RPC: never that of the API, which would give whoever reads it the whole of Ironic.

import * as pulumi from "@pulumi/pulumi";
import type { Value } from "../../schema/value";
import { createPassword } from "../children/password";
import type { PlanScope } from "../children/planScope";
import { createPodSecret } from "../children/podSecret";

export function createRpcCredential(scope: PlanScope): Value<string> | undefined {
  const { plan } = scope;
  if (plan.rpc === undefined) {
    return undefined;
  }
  const { credentials, names } = plan;
  const rotation = credentials.kind === "generated" ? credentials.rotation : undefined;
  const password = createPassword(scope, "rpc-password", { rotation });
  const username = `${names.base}-rpc`;
  return createPodSecret(scope, {
    suffix: "rpc",
    name: names.rpc,
    type: "Opaque",
    data: {
      username,
      password: password.result,
      htpasswd: pulumi.interpolate`${username}:${password.bcryptHash}\n`,
    },
  });
}
