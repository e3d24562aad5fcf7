// The canonical form of tls.

import { tlsSpellings } from "../../support/spellings/stateSpellings";
import { testSpellings } from "../../support/spellings/testSpellings";

describe("the canonical form of tls", () => testSpellings(tlsSpellings));
