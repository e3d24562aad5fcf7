// Arbitrary whole deployments: blocks of the shared scenarios in any mixture, some fields changed for arbitrary ones.

import * as fc from "fast-check";
import type { IronicArgs } from "../../../provider/schema/types";
import { isLater } from "../../../provider/schema/value";
import { anyIronicArgs } from "./arbitrary";
import { anyNetworking } from "./arbitraryNetworking";
import { opened } from "../values/fakeLater";
import { scenarios } from "../scenarios/scenarios";

/** What is passed on to Kubernetes as it is, so that only the cluster can judge it. */
const passedOn: readonly string[] = ["affinity", "topologySpreadConstraints", "overrides"];

const blocks: Readonly<Record<string, readonly unknown[]>> = blocksOf(scenarios.map(({ args }) => args));

function blocksOf(all: readonly IronicArgs[]): Record<string, unknown[]> {
  const found: Record<string, unknown[]> = {};
  for (const args of all) {
    for (const [name, block] of Object.entries(args)) {
      (found[name] ??= []).push(block);
    }
  }
  return found;
}

/** Any of the scenarios' blocks, or none, for each input. */
const mixed: fc.Arbitrary<IronicArgs> = fc
  .record(
    Object.fromEntries(
      Object.entries(blocks).map(([name, choices]) => [
        name,
        fc.oneof(
          { weight: 3, arbitrary: fc.constant(undefined) },
          { weight: 2, arbitrary: fc.constantFrom(...choices) },
        ),
      ]),
    ),
  )
  .map(withoutUndefined);

function withoutUndefined(args: Readonly<Record<string, unknown>>): IronicArgs {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
}

const isUnknown = (value: unknown): boolean => isLater(value) && value.peek() === undefined;

function pruned(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.filter((entry) => !isUnknown(entry)).map(pruned);
  }
  if (typeof value === "object" && value !== null && !isLater(value)) {
    const known = Object.entries(value).filter(([, member]) => !isUnknown(member));
    return Object.fromEntries(known.map(([key, member]) => [key, pruned(member)]));
  }
  return value;
}

/** As a program sends them at the time of the update: nothing is unknown any more. */
export const anyDeployment: fc.Arbitrary<Record<string, unknown>> = fc
  .oneof(
    { weight: 3, arbitrary: mixed },
    { weight: 2, arbitrary: fc.tuple(mixed, anyNetworking).map(([args, networking]) => ({ ...args, networking })) },
    { weight: 2, arbitrary: fc.tuple(mixed, anyIronicArgs).map(([args, arbitrary]) => ({ ...args, ...arbitrary })) },
  )
  .map((args) => Object.fromEntries(Object.entries(args).filter(([name]) => !passedOn.includes(name))))
  .map((args) => opened(pruned(args)) as Record<string, unknown>);
