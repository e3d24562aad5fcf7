// Several Ironics in one program: the engine and its plugins start once for all of them, which is what a test costs.

import { changes, type Program, type Result } from "./engine";

export type Inputs = Readonly<Record<string, unknown>>;

/** The inputs are by name; no name may begin like another one. */
export function severalIronics(ironics: Readonly<Record<string, Inputs>>, options?: object): Program {
  return {
    resources: Object.fromEntries(
      Object.entries(ironics).map(([name, properties]) => [
        name,
        { type: "metal3:Ironic", properties, ...(options === undefined ? {} : { options }) },
      ]),
    ),
  };
}

/** Whether something in the stack belongs to the Ironic of that name. */
export const belongsTo = (ironic: string, name: string): boolean => name === ironic || name.startsWith(`${ironic}-`);

/** The steps of an operation that change something of one Ironic, see changes. */
export function changesOf(ironic: string, result: Result): string[] {
  return changes({ ...result, steps: result.steps.filter(({ name }) => belongsTo(ironic, name)) });
}
