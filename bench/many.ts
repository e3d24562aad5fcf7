// Stacks of 1, 10 and 100 Ironics: time per component and memory of the plugin, beside the same resources without it.

import { ironicsProgram, Project, type Program } from "../tests/support/engine/engine";
import { rememberState } from "./freshState";
import { type Operation, timed, unchangedPreview, up } from "./operation";
import type { Plan, StackSize } from "./plan";
import { processesAreInvisible, processesAreVisible } from "./processes";
import { inTurns, median, ratio } from "./samples";
import { milliseconds, seconds, type Section } from "./table";
import { declaredIn, yamlProgram } from "./withoutComponent";

interface Stack {
  readonly up: Operation;
  readonly again: Operation;
}

interface Size extends StackSize {
  readonly resources: number;
  readonly metal3: readonly Stack[];
  readonly without: readonly Stack[];
}

function programOf(count: number): Program {
  return ironicsProgram(Object.fromEntries(Array.from({ length: count }, (_, index) => [`ironic-${index}`, {}])));
}

function stacks(project: Project): () => Promise<Stack> {
  const reset = rememberState(project);
  return async () => {
    reset();
    return { up: await timed(project, up), again: await timed(project, unchangedPreview) };
  };
}

function labelOf({ count, stateWrittenOnce }: StackSize): string {
  return stateWrittenOnce ? `${count}, state written once` : String(count);
}

async function measure(size: StackSize, { plugin, log }: Plan): Promise<Size> {
  const { count, repetitions, stateWrittenOnce } = size;
  log(`stack of ${labelOf(size)}: ${repetitions} times each …`);
  const options = { plugin, storedOnce: stateWrittenOnce };
  const component = await Project.create(programOf(count), options);
  const other = await Project.create({}, options);
  try {
    const metal3 = stacks(component);
    const declared = stacks(other);
    let resources = 0;
    const without = async (): Promise<Stack> => {
      // What the component made just before tells, once, what the other program has to declare.
      if (resources === 0) {
        const all = declaredIn(await component.state({ showSecrets: true }));
        other.write(yamlProgram(all));
        resources = all.length;
      }
      return declared();
    };
    const samples = await inTurns(repetitions, { metal3, without });
    const made = declaredIn(await other.state()).length;
    if (made !== resources) {
      throw new Error(`${made} resources were made where ${resources} were expected`);
    }
    return { ...size, resources, ...samples };
  } finally {
    component.remove();
    other.remove();
  }
}

type Pick = (stack: Stack) => number;

const upTime: Pick = (stack) => stack.up.ms;
const againTime: Pick = (stack) => stack.again.ms;
const upMemory: Pick = (stack) => stack.up.usage.get("metal3")?.mb ?? Number.NaN;

const medianOf = (all: readonly Stack[], pick: Pick): number => median(all.map(pick));

export async function many(plan: Plan): Promise<Section[]> {
  const sizes: Size[] = [];
  for (const size of plan.repetitions.many) {
    sizes.push(await measure(size, plan));
  }
  return [timesOf(sizes), ...(processesAreVisible ? [processorTimeOf(sizes)] : [])];
}

function timesOf(sizes: readonly Size[]): Section {
  const perOne = (ms: number, count: number): string => milliseconds(ms / count);
  const rows = sizes.flatMap((size) => {
    const { count, resources, metal3, without } = size;
    const times = (pick: Pick): string => ratio(metal3.map(pick), without.map(pick)).toFixed(2);
    const line = (
      name: string,
      all: readonly Stack[],
      memory: string,
      [made, unchanged]: [string, string],
    ): string[] => [
      name,
      String(resources),
      seconds(medianOf(all, upTime)),
      perOne(medianOf(all, upTime), count),
      made,
      seconds(medianOf(all, againTime)),
      perOne(medianOf(all, againTime), count),
      unchanged,
      memory,
    ];
    const memory = processesAreVisible ? medianOf(metal3, upMemory).toFixed(0) : "?";
    return [
      line(`${labelOf(size)}: metal3`, metal3, memory, ["", ""]),
      line(`${labelOf(size)}: the same resources`, without, "", [times(upTime), times(againTime)]),
    ];
  });
  return {
    title: "Many in one stack",
    header: [
      "Ironics",
      "resources",
      "up",
      "for each",
      "metal3 is … times this",
      "preview without a change",
      "for each",
      "metal3 is … times this",
      "plugin, MB",
    ],
    rows,
    notes: processesAreVisible ? growth(sizes) : [processesAreInvisible],
  };
}

/** Memory for each further component, from one size to the next. */
function growth(sizes: readonly Size[]): string[] {
  const rising = sizes.filter(({ stateWrittenOnce }) => stateWrittenOnce);
  return rising.slice(1).map(({ count, metal3 }, index) => {
    const before = rising[index]!;
    const each = (medianOf(metal3, upMemory) - medianOf(before.metal3, upMemory)) / (count - before.count);
    return `From ${before.count} to ${count}, each further component takes ${each.toFixed(2)} MB of the plugin's memory.`;
  });
}

const programs = ["pulumi", "yaml", "metal3", "kubernetes", "tls", "random"] as const;

function processorTimeOf(sizes: readonly Size[]): Section {
  const rows = sizes.flatMap((size) => {
    const { count, metal3, without } = size;
    const line = (name: string, all: readonly Stack[]): string[] => [
      `${labelOf(size)}: ${name}`,
      ...programs.map((program) => {
        const used = all.map((stack) => stack.up.usage.get(program)?.cpuMs ?? 0);
        return milliseconds(median(used) / count);
      }),
    ];
    return [line("metal3", metal3), line("the same resources", without)];
  });
  return {
    title: "Processor time of that up, for each Ironic",
    header: ["Ironics", ...programs],
    rows,
    notes: [`\`pulumi\` is the CLI with the engine, \`yaml\` the language host, the others are plugins.`],
  };
}
