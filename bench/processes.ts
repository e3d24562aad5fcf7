// Memory and processor time of processes, where the system tells it: on Linux, under /proc.

import * as fs from "node:fs";
import * as path from "node:path";

export const processesAreVisible = fs.existsSync("/proc/self/status");

export const processesAreInvisible = "Memory is not measured on this system: it has no /proc.";

/** The kernel counts in hundredths of a second, whatever its own clock. */
const msPerTick = 10;

export interface Usage {
  /** Largest resident set so far. */
  readonly mb: number;
  readonly cpuMs: number;
}

/** Its largest resident set so far, in MB; undefined when it has ended. */
export function peakMemory(pid: number): number | undefined {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(textOf(`/proc/${pid}/status`) ?? "")?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

function processorTime(pid: number): number | undefined {
  // After the name in brackets: state, parent, …; user and system time are fields 14 and 15 of the whole line.
  const fields = textOf(`/proc/${pid}/stat`)?.split(") ").at(-1)?.split(" ");
  return fields === undefined ? undefined : (Number(fields[11]) + Number(fields[12])) * msPerTick;
}

/** What runs in a process: its program, or for Node and shells its script. */
function programOf(pid: number): string | undefined {
  const [command, script] = (textOf(`/proc/${pid}/cmdline`) ?? "").split("\0");
  if (command === undefined || command === "") {
    return undefined;
  }
  return script !== undefined && script.endsWith(".js") ? script : path.basename(command);
}

function childrenOf(pid: number): number[] {
  const threads = namesIn(`/proc/${pid}/task`);
  return threads.flatMap((thread) =>
    (textOf(`/proc/${pid}/task/${thread}/children`) ?? "").split(" ").filter(Boolean).map(Number),
  );
}

/** Follows a process and its children until they end: what each program has used when it was last seen. */
export class Watch {
  private readonly seen = new Map<number, Usage & { readonly program: string }>();

  constructor(private readonly parent: number) {}

  look(): void {
    for (const pid of [this.parent, ...childrenOf(this.parent)]) {
      const program = programOf(pid);
      const mb = peakMemory(pid);
      const cpuMs = processorTime(pid);
      if (program !== undefined && mb !== undefined && cpuMs !== undefined) {
        this.seen.set(pid, { program, mb, cpuMs });
      }
    }
  }

  /** By program. The engine may start a plugin more than once, first for its schema: times add up, memory does not. */
  usage(nameOf: (program: string) => string): Map<string, Usage> {
    const all = new Map<string, Usage>();
    for (const { program, mb, cpuMs } of this.seen.values()) {
      const before = all.get(nameOf(program)) ?? { mb: 0, cpuMs: 0 };
      all.set(nameOf(program), { mb: Math.max(before.mb, mb), cpuMs: before.cpuMs + cpuMs });
    }
    return all;
  }
}

function textOf(file: string): string | undefined {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function namesIn(folder: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch {
    return [];
  }
}
