// Which fields of a block can be combined: each rule is a table over all fields of the block's type, so that a new field
// does not compile until somebody has decided about it.

import type { Problems } from "./problems";

/** One decision for each field of a block. */
export type EveryField<Block, Decision> = Readonly<Record<keyof Block, Decision>>;

/** The fields that are given, with the decision about each. */
export function givenFields<Block extends object, Decision>(
  block: Block,
  decisions: EveryField<Block, Decision>,
  isGiven: (value: unknown) => boolean = isSet,
): [field: keyof Block & string, decision: Decision][] {
  const entries = Object.entries(decisions) as [keyof Block & string, Decision][];
  return entries.filter(([field]) => isGiven(block[field]));
}

/** Adds a problem for each given field whose decision makes `reasonOf` return a reason. */
export function refuseFields<Block extends object, Decision>(
  problems: Problems,
  path: string,
  block: Block,
  decisions: EveryField<Block, Decision>,
  reasonOf: (decision: Decision) => string | undefined,
  isGiven?: (value: unknown) => boolean,
): void {
  for (const [field, decision] of givenFields(block, decisions, isGiven)) {
    const reason = reasonOf(decision);
    if (reason !== undefined) {
      problems.add(`${path}.${field}`, withoutBlock(block[field]), reason);
    }
  }
}

/** A block's path says enough about it. */
function withoutBlock(value: unknown): unknown {
  return typeof value === "object" && !Array.isArray(value) ? undefined : value;
}

/** A switch that is off contradicts nothing. */
function isSet(value: unknown): boolean {
  return value !== undefined && value !== false;
}

/** For switches that are on by default: turning them off is a request. */
export function isDefined(value: unknown): boolean {
  return value !== undefined;
}

/** The reason against a field that has an effect with some values of `input` only. */
export function appliesWith<Choice extends string>(
  input: string,
  choices: readonly Choice[],
  chosen: Choice,
): string | undefined {
  return choices.includes(chosen)
    ? undefined
    : `applies only with ${input} ${choices.join(" or ")}, and it is ${chosen}`;
}
