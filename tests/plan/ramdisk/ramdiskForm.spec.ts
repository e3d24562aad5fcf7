// The canonical form of deployRamdisk, inspection and ramdisks of the user's own.

import { ramdiskSpellings } from "../../support/spellings/workloadSpellings";
import { testSpellings } from "../../support/spellings/testSpellings";

describe("the canonical form of deployRamdisk, inspection and ramdisks of the user's own", () =>
  testSpellings(ramdiskSpellings));
