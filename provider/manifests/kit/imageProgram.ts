// How containers run a program of the Ironic image: without its shell trace, unless the user asks for it.

import type { IronicPlan } from "../../plan/plan";
import { quietProgram } from "./programs";

export function imageProgram({ traceStartup }: Pick<IronicPlan, "traceStartup">, words: readonly string[]): string[] {
  return traceStartup ? [...words] : [...shellCommand("quiet", quietProgram), ...words];
}

/** The command that runs a shell program; what follows are its arguments. */
export function shellCommand(name: string, program: string): string[] {
  return ["/bin/sh", "-c", program, name];
}
