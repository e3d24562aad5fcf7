// Where the secret options of Ironic's configuration lie; those that were given as values get a Secret.

import type * as pulumi from "@pulumi/pulumi";
import { optionKey, type OptionSource } from "../../manifests/extraConfig/configOptions";
import type { Value } from "../../schema/value";
import { toInput } from "../../wire/later";
import type { PlanScope } from "../children/planScope";
import { createPodSecret } from "../children/podSecret";

export function createSecretOptions(scope: PlanScope): OptionSource[] {
  const { secret } = scope.plan.extraConfig;
  const data = Object.fromEntries(
    secret.flatMap(({ source }, i) =>
      source.kind === "value" ? [[optionKey(i), toInput(source.value) as pulumi.Input<string>]] : [],
    ),
  );
  if (Object.keys(data).length === 0) {
    return secret.flatMap(({ source }) => (source.kind === "secret" ? [source] : []));
  }
  const secretName: Value<string> = createPodSecret(scope, {
    suffix: "options",
    name: scope.plan.names.options,
    type: "Opaque",
    data,
  });
  return secret.map(({ source }, i) => (source.kind === "secret" ? source : { secretName, key: optionKey(i) }));
}
