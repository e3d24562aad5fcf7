// The canonical form of storage.

import { storageSpellings } from "../../support/spellings/stateSpellings";
import { testSpellings } from "../../support/spellings/testSpellings";

describe("the canonical form of storage", () => testSpellings(storageSpellings));
