// The canonical form of prometheusExporter.

import { monitoringSpellings } from "../../support/spellings/workloadSpellings";
import { testSpellings } from "../../support/spellings/testSpellings";

describe("the canonical form of prometheusExporter", () => testSpellings(monitoringSpellings));
