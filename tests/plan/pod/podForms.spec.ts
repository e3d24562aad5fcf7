// The canonical form of images, placement, resources and overrides.

import { podSpellings } from "../../support/spellings/podSpellings";
import { testSpellings } from "../../support/spellings/testSpellings";

describe("the canonical form of images, placement, resources and overrides", () => testSpellings(podSpellings));
