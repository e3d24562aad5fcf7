// The canonical form of bareMetalOperator.

import { handoverSpellings } from "../../support/spellings/workloadSpellings";
import { testSpellings } from "../../support/spellings/testSpellings";

describe("the canonical form of bareMetalOperator", () => testSpellings(handoverSpellings));
