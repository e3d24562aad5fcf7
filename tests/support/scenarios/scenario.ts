// A deployment that tests share.

import type { IronicArgs } from "../../../provider/schema/types";

export interface Scenario {
  /** Also the name of its golden file. */
  readonly name: string;
  /** Plain data, so that a program in any language can pass it on. */
  readonly args: IronicArgs;
}
