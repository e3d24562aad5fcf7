// What every part of planning may need: where problems and warnings go, and what the deployment is called.

import type { Problems } from "../checks/problems";
import type { Value } from "../../schema/value";
import type { Names } from "./names";

export interface PlanContext {
  readonly problems: Problems;
  /** What the user should know although nothing is wrong. */
  readonly warnings: string[];
  readonly names: Names;
  readonly namespace: Value<string>;
}
