// The canonical form of extraConfig.

import { extraConfigSpellings } from "../../support/spellings/workloadSpellings";
import { testSpellings } from "../../support/spellings/testSpellings";

describe("the canonical form of extraConfig", () => testSpellings(extraConfigSpellings));
