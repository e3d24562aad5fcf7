// The Secret with those secret options of Ironic's configuration that were given as values.

import type * as pulumi from "@pulumi/pulumi";
import { optionKey } from "../../manifests/extraConfig/configOptions";
import type { IronicPlan } from "../../plan/plan";
import type { Value } from "../../schema/value";
import { toInput } from "../../wire/later";
import type { Family } from "../children/childScope";
import { createPodSecret } from "../children/podSecret";

export function createSecretOptions(
  family: Family,
  plan: IronicPlan,
  digestKey: pulumi.Output<string>,
): Value<string> | undefined {
  const data = Object.fromEntries(
    plan.extraConfig.secret.flatMap(({ source }, i) =>
      source.kind === "value" ? [[optionKey(i), toInput(source.value) as pulumi.Input<string>]] : [],
    ),
  );
  return Object.keys(data).length === 0
    ? undefined
    : createPodSecret(family, plan, digestKey, { suffix: "options", name: plan.names.options, type: "Opaque", data });
}
