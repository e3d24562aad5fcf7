// The canonical form of networking.

import { networkingSpellings } from "../../support/spellings/networkingSpellings";
import { testSpellings } from "../../support/spellings/testSpellings";

describe("the canonical form of networking", () => testSpellings(networkingSpellings));
