// One timed operation of the pulumi CLI in a project, from its start to its end.

import { spawn } from "node:child_process";
import * as path from "node:path";
import { type Project, toolchain } from "../tests/support/engine/engine";
import { processesAreVisible, type Usage, Watch } from "./processes";

/** Often enough to see a peak that lasts, seldom enough not to be seen in the time. */
const lookEveryMs = 100;

/** Go's own default, as users have it: the tests' projects collect garbage less often. */
const asUsersHaveIt = { GOGC: "100" };

export interface Operation {
  readonly ms: number;
  /** By program: the CLI, the language host, each plugin; metal3 is "metal3". Empty where the system does not tell. */
  readonly usage: ReadonlyMap<string, Usage>;
}

export const firstPreview = ["preview"];
export const up = ["up", "--yes", "--skip-preview"];
/** Fails when there is a change, so that nothing else is measured by mistake. */
export const unchangedPreview = ["preview", "--expect-no-changes"];

export async function timed(project: Project, operation: readonly string[]): Promise<Operation> {
  const command = path.join((await toolchain()).binDir, "pulumi");
  const flags = ["--non-interactive", "--color", "never", "--cwd", project.folder];
  const started = performance.now();
  const child = spawn(command, [...operation, ...flags], {
    env: { ...project.environment, ...asUsersHaveIt },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const printed: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => printed.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => printed.push(chunk));
  const watch = new Watch(child.pid!);
  const looking = processesAreVisible ? setInterval(() => watch.look(), lookEveryMs) : undefined;
  const code = await new Promise((done, failed) => child.on("error", failed).on("close", done));
  const ms = performance.now() - started;
  clearInterval(looking);
  if (code !== 0) {
    throw new Error(`pulumi ${operation.join(" ")} failed:\n${Buffer.concat(printed).toString()}`);
  }
  return { ms, usage: watch.usage(shortName) };
}

function shortName(program: string): string {
  return program.replace(/^pulumi-(resource|language)-|\.exe$/g, "");
}
