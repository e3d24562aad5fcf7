// Preview and up of the quickstart, beside a program that declares the same resources without the component.

import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { Project, type Program, type ProjectOptions } from "../tests/support/engine/engine";
import { rememberState } from "./freshState";
import { componentProgram, declaredProgram } from "./javascriptProgram";
import { firstPreview, timed, unchangedPreview, up } from "./operation";
import type { Plan } from "./plan";
import { root } from "./root";
import { inTurns, ratio } from "./samples";
import { comparison, comparisonHeader, seconds, type Section } from "./table";
import { declaredIn, type Declared, yamlProgram } from "./withoutComponent";

const targetTimes = 1.15;

interface Life {
  readonly preview: number;
  readonly up: number;
  readonly again: number;
}

const steps: readonly (readonly [keyof Life, string])[] = [
  ["preview", "first preview"],
  ["up", "up from nothing"],
  ["again", "preview without a change"],
];

/** One life of a stack, as often as wanted: each call starts from nothing. */
async function lives(
  program: Program,
  options: ProjectOptions,
): Promise<{ live: () => Promise<Life>; project: Project }> {
  const project = await Project.create(program, options);
  const reset = rememberState(project);
  const live = async (): Promise<Life> => {
    reset();
    const preview = await timed(project, firstPreview);
    const made = await timed(project, up);
    const again = await timed(project, unchangedPreview);
    return { preview: preview.ms, up: made.ms, again: again.ms };
  };
  return { live, project };
}

interface Quickstart {
  readonly program: Program;
  readonly properties: Readonly<Record<string, unknown>>;
}

function readQuickstart(): Quickstart {
  const file = parse(fs.readFileSync(path.join(root, "Pulumi.yaml"), "utf8")) as {
    resources: { ironic: { properties: Record<string, unknown> } };
  };
  return { program: { resources: file.resources }, properties: file.resources.ironic.properties };
}

/** What the component makes of the quickstart. */
async function declaredByComponent(program: Program, options: ProjectOptions): Promise<Declared[]> {
  const project = await Project.create(program, options);
  try {
    await timed(project, up);
    return declaredIn(await project.state({ showSecrets: true }));
  } finally {
    project.remove();
  }
}

/** The names of the sides; the first is the component. */
const languages = [
  ["YAML", "metal3, YAML", "the same resources, YAML"],
  ["JavaScript", "metal3, JavaScript", "the same resources, JavaScript"],
] as const;

export async function quickstart({ repetitions, plugin, log }: Plan): Promise<Section[]> {
  const { program, properties } = readQuickstart();
  const declared = await declaredByComponent(program, { plugin });
  const sides = {
    "metal3, YAML": await lives(program, { plugin }),
    "the same resources, YAML": await lives(yamlProgram(declared), { plugin }),
    "metal3, JavaScript": await lives({}, { ...componentProgram(properties), plugin }),
    "the same resources, JavaScript": await lives({}, { ...declaredProgram(declared), plugin }),
  };
  try {
    await sameResources(Object.values(sides), declared.length);
    log(`quickstart: ${declared.length} resources, ${repetitions.quickstart} times each`);
    const samples = await inTurns(repetitions.quickstart, {
      "metal3, YAML": sides["metal3, YAML"].live,
      "the same resources, YAML": sides["the same resources, YAML"].live,
      "metal3, JavaScript": sides["metal3, JavaScript"].live,
      "the same resources, JavaScript": sides["the same resources, JavaScript"].live,
    });
    const rows: string[][] = [];
    const notes: string[] = [];
    for (const [language, component, without] of languages) {
      for (const [step, name] of steps) {
        const of = (side: keyof typeof samples): number[] => samples[side].map((life) => life[step]);
        rows.push(
          ...comparison(name, seconds, [
            { name: component, samples: of(component) },
            { name: without, samples: of(without) },
          ]),
        );
        const times = ratio(of(component), of(without));
        const met = times <= targetTimes ? "Met" : "**Missed**";
        notes.push(`Target: ${name} in ${language} ${targetTimes} times or less. ${met}: ${times.toFixed(2)} times.`);
      }
    }
    return [{ title: "Quickstart", header: comparisonHeader, rows, notes }];
  } finally {
    Object.values(sides).forEach(({ project }) => project.remove());
  }
}

/** A warm-up of each side, and a check that what is compared is the same work. */
async function sameResources(
  sides: readonly { live: () => Promise<Life>; project: Project }[],
  expected: number,
): Promise<void> {
  for (const { live, project } of sides) {
    await live();
    const made = declaredIn(await project.state()).length;
    if (made !== expected) {
      throw new Error(`${made} resources were made where ${expected} were expected`);
    }
  }
}
