// The scenarios that make more objects than others do: a file of tests of their own takes as long as one of all others.

import { databaseScenarios } from "./databaseScenarios";
import { frontDoorScenarios } from "./frontDoorScenarios";
import type { Scenario } from "./scenario";
import { workloadScenarios } from "./workloadScenarios";

export const scenariosWithMore: readonly Scenario[] = [
  ...workloadScenarios,
  ...frontDoorScenarios,
  ...databaseScenarios,
];
