// The canonical form of credentials.

import { credentialsSpellings } from "../../support/spellings/stateSpellings";
import { testSpellings } from "../../support/spellings/testSpellings";

describe("the canonical form of credentials", () => testSpellings(credentialsSpellings));
