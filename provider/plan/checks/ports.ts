// TCP ports of the servers in one pod: their limits, and that no two are equal.

import type { Value } from "../../schema/value";
import type { Problems } from "./problems";
import { check, peek } from "./check";
import { FirstUses } from "./firstUses";

export interface PortUse {
  /** The input that sets it. */
  readonly path: string;
  /** As the user gave it; undefined when the default applies. */
  readonly given: Value<number> | undefined;
  readonly port: Value<number>;
  /** False when no server uses it: then only its limits are checked. */
  readonly used: boolean;
}

export function isPort(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= 65535;
}

export const portRule = (number: number): string | undefined =>
  isPort(number) ? undefined : "must be a TCP port, from 1 to 65535";

export function validatePorts(problems: Problems, uses: readonly PortUse[]): void {
  const firstUses = new FirstUses<number>();
  for (const { path, given, port, used } of uses) {
    check(problems, path, given, portRule);
    const known = used ? peek(port) : undefined;
    const other = known === undefined ? undefined : firstUses.add(known, path);
    if (other !== undefined) {
      problems.add(path, given ?? port, `must differ from ${other}: both servers listen on the same address`);
    }
  }
}
