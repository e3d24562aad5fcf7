// The canonical form of networkingService.

import { switchesSpellings } from "../../support/spellings/workloadSpellings";
import { testSpellings } from "../../support/spellings/testSpellings";

describe("the canonical form of networkingService", () => testSpellings(switchesSpellings));
