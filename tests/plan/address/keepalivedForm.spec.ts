// The canonical form of networking.keepalived.

import { keepalivedSpellings } from "../../support/spellings/networkingSpellings";
import { testSpellings } from "../../support/spellings/testSpellings";

describe("the canonical form of networking.keepalived", () => testSpellings(keepalivedSpellings));
