// The credential of JSON-RPC: never that of the API, which would give whoever reads it the whole of Ironic.

import * as pulumi from "@pulumi/pulumi";
import { RandomPassword } from "@pulumi/random/randomPassword";
import type { IronicPlan } from "../../plan/plan";
import type { Value } from "../../schema/value";
import { toInput } from "../../wire/later";
import { generatedCharacters } from "../credentials/credentials";
import type { Family } from "../children/childScope";
import { createPodSecret } from "../children/podSecret";

export function createRpcCredential(
  family: Family,
  plan: IronicPlan,
  digestKey: pulumi.Output<string>,
): Value<string> | undefined {
  if (!plan.rpc.used) {
    return undefined;
  }
  const { credentials, names } = plan;
  const rotation = credentials.source === "generated" ? credentials.rotation : undefined;
  const password = new RandomPassword(
    family.child("rpc-password"),
    { ...generatedCharacters, ...(rotation === undefined ? {} : { keepers: { rotation: toInput(rotation) } }) },
    family.options(),
  );
  const username = `${names.base}-rpc`;
  return createPodSecret(family, plan, digestKey, {
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
