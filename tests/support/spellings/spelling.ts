// Two programs that mean the same, or that only look as if they did.

import type { IronicArgs } from "../../../provider/schema/types";

export interface Pair {
  readonly what: string;
  readonly one: IronicArgs;
  readonly other: IronicArgs;
}

/** Of one group of inputs. */
export interface Spellings {
  readonly same: readonly Pair[];
  readonly different: readonly Pair[];
}

export const pair = (what: string, one: IronicArgs, other: IronicArgs): Pair => ({ what, one, other });
