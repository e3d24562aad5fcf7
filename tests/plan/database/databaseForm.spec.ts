// The canonical form of database.

import { databaseSpellings } from "../../support/spellings/stateSpellings";
import { testSpellings } from "../../support/spellings/testSpellings";

describe("the canonical form of database", () => testSpellings(databaseSpellings));
