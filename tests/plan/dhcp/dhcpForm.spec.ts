// The canonical form of networking.dhcp.

import { dhcpSpellings } from "../../support/spellings/networkingSpellings";
import { testSpellings } from "../../support/spellings/testSpellings";

describe("the canonical form of networking.dhcp", () => testSpellings(dhcpSpellings));
