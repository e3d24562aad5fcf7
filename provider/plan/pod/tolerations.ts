// Taints that the pod tolerates: Kubernetes' rules for one of them.

import type { Toleration } from "../../schema/types";
import { isLater, type Value } from "../../schema/value";
import { labelKeyRule, labelValueRule } from "../checks/labels";
import type { Problems } from "../checks/problems";
import { peek } from "../checks/check";

const effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

type Field = keyof Toleration;

/** What is wrong with it, by field. */
function mistakes({ key, operator, value, effect, tolerationSeconds }: Toleration): [Field, string][] {
  const known = {
    key: peek(key),
    operator: peek(operator),
    value: peek(value),
    effect: peek(effect),
  };
  const found: [Field, string | undefined][] = [
    ["key", known.key === undefined || known.key === "" ? undefined : labelKeyRule(known.key)],
    [
      "operator",
      known.operator === undefined || ["", "Equal", "Exists"].includes(known.operator)
        ? undefined
        : "must be Equal or Exists",
    ],
    ["value", known.value === undefined ? undefined : labelValueRule(known.value)],
    [
      "effect",
      known.effect === undefined || ["", ...effects].includes(known.effect)
        ? undefined
        : `must be ${effects.join(", ")}, or omitted for every effect`,
    ],
  ];
  const exists = known.operator === "Exists";
  const operatorKnown = operator === undefined || known.operator !== undefined;
  if ((key === undefined || known.key === "") && operatorKnown && !exists) {
    found.push(["operator", "must be Exists when there is no key"]);
  }
  if (exists && known.value !== undefined && known.value !== "") {
    found.push(["value", "applies only to operator Equal, and it is Exists"]);
  }
  const effectKnown = effect === undefined || known.effect !== undefined;
  if (tolerationSeconds !== undefined && effectKnown && known.effect !== "NoExecute") {
    found.push(["tolerationSeconds", "applies only to effect NoExecute: no other effect evicts a running pod"]);
  }
  return found.filter((mistake): mistake is [Field, string] => mistake[1] !== undefined);
}

export function validateTolerations(
  problems: Problems,
  path: string,
  list: Value<readonly Value<Toleration>[]> | undefined,
): void {
  (peek(list) ?? []).forEach((entry, i) => {
    const toleration = peek(entry);
    const whole = list !== undefined && isLater(list) ? list : isLater(entry) ? entry : undefined;
    for (const [field, reason] of toleration === undefined ? [] : mistakes(toleration)) {
      problems.add(`${path}[${i}].${field}`, whole ?? toleration?.[field], reason);
    }
  });
}
