// Scenarios on a real API server, the others: with databases, front doors, and all that belongs to a workload.

import { runScenarios } from "../support/scenarioRuns";
import { scenariosWithMore } from "../support/scenariosWithMore";

runScenarios("scenarios with more on a cluster", scenariosWithMore);
