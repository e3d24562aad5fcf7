// Scenarios on a real API server, the others: with databases, front doors, and all that belongs to a workload.

import { runScenarios } from "../support/cluster/scenarioRuns";
import { scenariosWithMore } from "../support/scenarios/scenariosWithMore";

runScenarios("scenarios with more on a cluster", scenariosWithMore);
