// Chai as every test has it: with chai-as-promised, and with whole values in its messages. Mocha loads it first.

import { config, use } from "chai";
import chaiAsPromised from "chai-as-promised";

use(chaiAsPromised);
config.truncateThreshold = 0;
