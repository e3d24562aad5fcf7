// The plan and the manifests alone: no engine, no SDK, in a loop of this process.

import { expect } from "chai";
import { planIronic } from "../provider/plan";
import type { IronicPlan } from "../provider/plan/plan";
import type { IronicArgs } from "../provider/schema/types";
import { manifestsOf } from "../tests/support/rendering/rendering";
import { resourceName, scenario, settled } from "../tests/support/scenarios/scenarios";
import type { Plan } from "./plan";
import { inTurns, median } from "./samples";
import { comparison, comparisonHeader, microseconds, verdict, type Section } from "./table";

const targetUs = 1000;
const callsPerSample = 500;
const warmUpSamples = 5;

/** Scenarios that do not contradict each other, and together set nearly every input. */
const fullestOf = [
  "placement",
  "resources",
  "extra-config",
  "ramdisk-options",
  "registry-and-pull",
  "custom-ports",
  "tls-generated-settings",
  "ipv6-external-ip",
  "credentials-given",
  "created-namespace",
];

/** The members of all, and in a member that several have, the members of both. */
function together(all: readonly IronicArgs[]): IronicArgs {
  const groups = all.flatMap((args) => Object.entries(args) as [string, unknown][]);
  const merged: Record<string, unknown> = {};
  for (const [name, value] of groups) {
    const before = merged[name];
    const both = isGroup(before) && isGroup(value);
    merged[name] = both ? { ...before, ...value } : value;
  }
  return merged;
}

const isGroup = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function planOf(args: IronicArgs): IronicPlan {
  const { plan, problems } = planIronic(resourceName, args) as { plan: IronicPlan; problems?: unknown };
  expect(problems).to.equal(undefined);
  return plan;
}

/** Keeps results alive, so that nothing is optimised away. */
let kept: unknown;

/** Microseconds of one call. */
function perCall(call: () => unknown): number {
  const started = process.hrtime.bigint();
  for (let index = 0; index < callsPerSample; index += 1) {
    kept = call();
  }
  return Number(process.hrtime.bigint() - started) / 1000 / callsPerSample;
}

export async function pure({ repetitions }: Plan): Promise<Section[]> {
  const rows: string[][] = [];
  const notes: string[] = [];
  for (const [name, args] of [
    ["defaults", settled({})],
    ["fullest", settled(together(fullestOf.map((each) => scenario(each).args)))],
  ] as const) {
    const plan = planOf(args);
    const { deployment } = manifestsOf(plan);
    const sides = {
      plan: () => perCall(() => planOf(args)),
      manifests: () => perCall(() => manifestsOf(plan)),
      copy: () => perCall(() => JSON.parse(JSON.stringify(deployment)) as unknown),
      empty: () => perCall(() => plan),
    };
    await inTurns(warmUpSamples, sides);
    const samples = await inTurns(repetitions.pure, sides);
    const copy = { name: "a copy of the Deployment through JSON", samples: samples.copy };
    const all = [...samples.plan.keys()].map((index) => samples.plan[index]! + samples.manifests[index]!);
    rows.push(
      ...comparison(name, microseconds, [{ name: "plan", samples: samples.plan }]),
      ...comparison(name, microseconds, [{ name: "manifests", samples: samples.manifests }]),
      ...comparison(name, microseconds, [{ name: "plan and manifests", samples: all }, copy]),
      ...comparison(name, microseconds, [{ name: "a call that does nothing", samples: samples.empty }]),
    );
    notes.push(verdict(`plan (${name})`, median(samples.plan), targetUs, microseconds));
    notes.push(verdict(`manifests (${name})`, median(samples.manifests), targetUs, microseconds));
  }
  expect(kept).not.to.equal(undefined);
  return [{ title: "Plan and manifests", header: comparisonHeader, rows, notes }];
}
