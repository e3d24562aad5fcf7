// Every scenario runs on a real API server; those with objects of their own stand in scenariosWithMore.spec.ts.

import { runScenarios } from "../support/cluster/scenarioRuns";
import { scenarios } from "../support/scenarios/scenarios";
import { scenariosWithMore } from "../support/scenarios/scenariosWithMore";

runScenarios(
  "scenarios on a cluster",
  scenarios.filter((scenario) => !scenariosWithMore.includes(scenario)),
);
