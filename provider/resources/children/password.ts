// Generated passwords. What they consist of is a contract: a change would generate them anew.

import { RandomPassword } from "@pulumi/random/randomPassword";
import type { Value } from "../../schema/value";
import { toInput } from "../../wire/later";
import type { ChildScope } from "./childScope";

const passwordLength = 32;

/** Letters and digits, which need no quoting anywhere. Another `rotation` is another password. */
export function createPassword(
  scope: ChildScope,
  suffix: string,
  { length = passwordLength, rotation }: { readonly length?: number; readonly rotation?: Value<string> } = {},
): RandomPassword {
  const keepers = rotation === undefined ? {} : { keepers: { rotation: toInput(rotation) } };
  return new RandomPassword(scope.child(suffix), { length, special: false, ...keepers }, scope.options());
}
