// Several Ironics in one stack, since the engine and its plugins start once for all of them: what belongs to which.

import { changes, type Result } from "../engine/engine";

/** Whether something in the stack belongs to the Ironic of that name; no name may begin like another one. */
export const belongsTo = (ironic: string, name: string): boolean => name === ironic || name.startsWith(`${ironic}-`);

/** The steps of an operation that change something of one Ironic, see changes. */
export function changesOf(ironic: string, result: Result): string[] {
  return changes({ ...result, steps: result.steps.filter(({ name }) => belongsTo(ironic, name)) });
}
